package backproplab.files.table;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SheetTest {
    private static final String CSV = "model,seed,lr,gpu_s,hidden,loss,note\r\n"
            + "mlp,9007199254740993,0.5,,\"400,200\",-1.25e-07,\"a;b \"\"c\"\"\"\r\n"
            + "cnn,2,10,,128,,'=1+1\r\n";

    @TempDir
    private Path temp;

    private Sheet sheet() throws IOException {
        return Sheet.read("comparison", Files.writeString(temp.resolve("t.csv"), CSV));
    }

    @Test
    void columnsAreLeftOutOnlyIfTheyAreEmptyAndMayBe() throws IOException {
        assertEquals(
                List.of("model", "seed", "lr", "hidden", "loss", "note"),
                sheet().withoutEmpty(column -> column.endsWith("_s") || column.equals("loss"))
                        .header());
        assertEquals(sheet(), sheet().withoutEmpty(column -> column.equals("model")));
    }

    /** An independent reading: Excel's, of a file whose separator is the semicolon. */
    @Test
    void decimalsHaveCommasAndCellsSemicolons() throws IOException {
        byte[] bytes = sheet().european().getBytes(StandardCharsets.UTF_8);
        assertArrayEquals(
                new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF}, Arrays.copyOf(bytes, 3), "UTF-8 is known by this");
        assertEquals(
                "model;seed;lr;gpu_s;hidden;loss;note\r\n"
                        + "mlp;9007199254740993;0,5;;400, 200;-1,25e-07;\"a;b \"\"c\"\"\"\r\n"
                        + "cnn;2;10;;128;;'=1+1\r\n",
                new String(bytes, 3, bytes.length - 3, StandardCharsets.UTF_8));
    }

    @Test
    void onlyWholeNumbersAreNumbers() {
        for (String number : List.of("0", "-1", "0.5", "12.50", "4.90e-07", "1E10")) {
            assertTrue(Sheet.isNumber(number), number);
        }
        for (String text :
                List.of("", "007", "1.0.0", "7x7", "1,5", "1e", ".5", "5.", "NaN", "20260102-030405", "0x1", "1f")) {
            assertTrue(!Sheet.isNumber(text), text);
        }
    }

    @Test
    void inASheetNumbersAreNumbersAndTextIsText() throws IOException {
        byte[] file = ExcelFile.of(List.of(sheet(), new Sheet("epochs", List.of("epoch"), List.of(List.of("1")))));
        assertTrue(entry(file, "xl/workbook.xml").matches("(?s).*name=\"comparison\".*name=\"epochs\".*"));
        String cells = entry(file, "xl/worksheets/sheet1.xml");
        assertEquals("0.5", Double.toString(number(cells, "C2")));
        assertEquals(-1.25e-7, number(cells, "F2"));
        assertEquals(2, number(cells, "B3"));
        assertTrue(
                cells.matches("(?s).*<c r=\"B2\"[^>]*t=\"s\".*"), "a seed of 16 digits would be another as a double");
        String texts = entry(file, "xl/sharedStrings.xml");
        for (String text : List.of(">9007199254740993<", ">400,200<", ">=1+1<", ">mlp<", ">note<")) {
            assertTrue(texts.contains(text), text);
        }
        assertTrue(!cells.contains("<f>"), "nothing is computed");
        assertTrue(!cells.contains("r=\"D2\""), "an empty cell is empty");
    }

    private static double number(String cells, String place) {
        MatchResult cell = Pattern.compile("<c r=\"" + place + "\"([^>]*)><v>([^<]*)</v>")
                .matcher(cells)
                .results()
                .findFirst()
                .orElseThrow();
        assertTrue(!cell.group(1).contains("t=\"s\""), place + " is a number");
        return Double.parseDouble(cell.group(2));
    }

    /** From a file, as spreadsheets read it: its directory is at the end. */
    private String entry(byte[] zip, String name) throws IOException {
        try (ZipFile files =
                        new ZipFile(Files.write(temp.resolve("t.xlsx"), zip).toFile());
                InputStream content = files.getInputStream(files.getEntry(name))) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
