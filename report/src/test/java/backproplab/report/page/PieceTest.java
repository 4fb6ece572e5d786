package backproplab.report.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PieceTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ends at 97.50 % by hand, 14.4 s|97.50 %, 14.4 s",
                "has lr 2.325e-4, hidden 388|2.325e-4,",
                "fc1 and B/six-layers|''",
                "1.88 points by hand|1.88 points",
                "12 seeds, 5 states|''",
                "''|''"
            })
    void aNumberIsWholeWithItsUnitOrExponent(String sentence, String whole) {
        List<Piece> pieces = Piece.of(sentence);
        assertEquals(sentence, pieces.stream().map(Piece::text).collect(Collectors.joining()));
        assertEquals(
                whole, pieces.stream().filter(Piece::whole).map(Piece::text).collect(Collectors.joining(", ")));
    }

    @Test
    void nothingIsLostOfWhatLooksLikeMarkup() {
        String text = "<b>3 %</b> & \"x\"";
        assertEquals(text, Piece.of(text).stream().map(Piece::text).collect(Collectors.joining()));
    }
}
