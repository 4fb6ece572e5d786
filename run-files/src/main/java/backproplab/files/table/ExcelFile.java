package backproplab.files.table;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Tables as one {@code .xlsx} file, in which numbers are numbers whatever the language of the spreadsheet. */
public final class ExcelFile {
    private static final String PROGRAM = "Backprop Lab";
    private static final String VERSION = "1.0";
    /** A spreadsheet has doubles: the digits behind these would be others. */
    private static final int MOST_DIGITS = 15;

    private ExcelFile() {}

    /**
     * Makes the file.
     *
     * @param sheets tables, each a sheet of its own name
     * @return all its bytes
     * @throws IOException never, but the library says so
     */
    public static byte[] of(List<Sheet> sheets) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, PROGRAM, VERSION)) {
            for (Sheet sheet : sheets) {
                fill(workbook.newWorksheet(sheet.name()), sheet);
            }
        }
        return bytes.toByteArray();
    }

    private static void fill(Worksheet sheet, Sheet table) {
        sheet.freezePane(0, 1);
        for (int column = 0; column < table.header().size(); column++) {
            sheet.value(0, column, table.header().get(column));
            sheet.style(0, column).bold().set();
        }
        for (int row = 0; row < table.rows().size(); row++) {
            List<String> cells = table.rows().get(row);
            for (int column = 0; column < cells.size(); column++) {
                fill(sheet, row + 1, column, cells.get(column));
            }
        }
    }

    private static void fill(Worksheet sheet, int row, int column, String cell) {
        if (Sheet.isNumber(cell) && significant(cell) <= MOST_DIGITS) {
            sheet.value(row, column, Double.valueOf(cell));
        } else if (!cell.isEmpty()) {
            // A cell of text is never computed, so that it needs no guard.
            sheet.value(row, column, Cells.unguarded(cell));
        }
    }

    private static long significant(String number) {
        return number.chars()
                .takeWhile(c -> c != 'e' && c != 'E')
                .filter(Character::isDigit)
                .count();
    }
}
