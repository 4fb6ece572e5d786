package backproplab.files.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class ScreenTableTest {
    private record City(String name, String people, String motto) {}

    private static final List<City> CITIES =
            List.of(new City("Rome", "2800000", ""), new City("Constantinople", "", ""));

    private static ScreenTable<City> table() {
        return new ScreenTable<City>()
                .left("city", City::name)
                .right("people\nin it", City::people)
                .left("motto", City::motto);
    }

    @Test
    void columnsAreAsWideAsWhatStandsInThemAndNothingIsADash() {
        assertEquals(
                List.of(
                        "city             people  motto",
                        "                  in it",
                        "Rome            2800000  -",
                        "Constantinople        -  -"),
                table().lines(CITIES));
    }

    @Test
    void aColumnThatNoRowFillsCanBeLeftOut() {
        assertEquals(
                List.of(
                        "city             people",
                        "                  in it",
                        "Rome            2800000",
                        "Constantinople        -"),
                table().filledBy(CITIES).lines(CITIES));
    }

    @Test
    void withoutRowsTheHeadIsLeftAndWithoutColumnsNothing() {
        assertEquals(List.of("city  people  motto", "       in it"), table().lines(List.of()));
        assertEquals(List.of(), table().filledBy(List.of()).lines(List.of()));
    }

    @Test
    void aTableThatGrowsKeepsItsColumns() {
        ScreenTable<City> growing =
                new ScreenTable<City>().left("city", 6, City::name).right("people", City::people);
        assertEquals(List.of("city    people"), growing.lines(List.of()));
        assertEquals("Rome         5", growing.line(new City("Rome", "5", "")));
        assertEquals("Constantinople       5", growing.line(new City("Constantinople", "5", "")));
    }

    @Test
    void whatLooksLikeMarkupOrAFormatIsText() {
        assertEquals(
                List.of("%s", "50 %", "[a, b]"),
                new ScreenTable<String>().left("%s", text -> text).lines(List.of("50 %", "[a, b]")));
    }

    private static List<String> within(int width) {
        return new ScreenTable<City>()
                .left("city", City::name)
                .right("people", City::people)
                .left("motto", City::motto)
                .lines(
                        List.of(new City("Rome", "2800000", "all roads lead here"), new City("Bonn", "330000", "-")),
                        width);
    }

    @Test
    void columnsComeCloserWhereThereIsNoRoom() {
        assertEquals(
                List.of("city   people  motto", "Rome  2800000  all roads lead here", "Bonn   330000  -"), within(34));
        assertEquals(List.of("city  people motto", "Rome 2800000 all roads lead here", "Bonn  330000 -"), within(33));
    }

    @Test
    void thenWordsAreBrokenAndNumbersNever() {
        assertEquals(
                List.of(
                        "city   people  motto",
                        "Rome  2800000  all roads",
                        "               lead here",
                        "Bonn   330000  -"),
                within(25));
    }

    @Test
    void atLastTheTableGoesOnBelow() {
        assertEquals(
                List.of(
                        "city   people",
                        "Rome  2800000",
                        "Bonn   330000",
                        "",
                        "city  motto",
                        "Rome  all",
                        "      roads",
                        "      lead",
                        "      here",
                        "Bonn  -"),
                within(13));
    }

    @Test
    void whatDoesNotFitAtAllIsLongerThanTheWindow() {
        assertEquals(
                List.of("people", "123456"),
                new ScreenTable<String>().right("people", t -> t).lines(List.of("123456"), 3));
    }
}
