package backproplab.experiments.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.files.failure.ExitCode;
import backproplab.files.failure.UserException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpaceFileTest {
    @TempDir
    private Path temp;

    private Path file(String text) throws IOException {
        return Files.writeString(temp.resolve("space.yaml"), text);
    }

    private List<String> read(String text) throws IOException {
        return SpaceFile.read(file(text)).stream().map(Dimension::text).toList();
    }

    @Test
    void aFileHasWhatTheCommandLineHas() throws IOException {
        assertEquals(
                List.of(
                        "lr=log:1e-5:1e-3",
                        "batch-size=int:16:64",
                        "hidden=item:200;400,200",
                        "activation=item:relu,leaky-relu",
                        "drop-last=item:true,false",
                        "l2=item:0,1e-4,0.5"),
                read("""
                        # Comments are ignored.
                        lr: log:1e-5:1e-3
                        batch-size: "int:16:64"
                        hidden: [200, [400, 200]]
                        activation:
                          - relu
                          - leaky-relu
                        drop-last: [true, false]
                        l2: [0, 1e-4, 0.5]
                        """));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "lr: log:1:2\\nl2: log:2:1   | line 2: l2: the low bound 2 is above the high bound 1.",
                "lr: log:1:2\\nlr: log:1:3   | line 2, column 3: Duplicate field 'lr'.",
                "\\n\\nlr: []                 | line 3: lr: the list is empty.",
                "lr: ['']                    | line 1: lr: a value of the list is empty.",
                "lr: ['a;b']                 | line 1: lr: a value of the list holds a semicolon.",
                "lr: {log: 1}                | line 1: lr has no values that an option can take.",
                "lr: [{a: 1}]                | line 1: lr has no values that an option can take.",
                "lr:                         | line 1: lr: '' is no kind of values.",
                "- lr                        | line 1: the file is no list of options.",
                "lr                          | line 1: the file is no list of options.",
                "''                          | line 1: the file is no list of options.",
                "lr: log:1:2\\n---\\na: int:1:2 | line 3: something follows the options."
            })
    void whatCannotBeNamesTheLine(String text, String message) throws IOException {
        Path file = file(text.equals("''") ? "" : text.replace("\\n", "\n"));
        UserException e = assertThrows(UserException.class, () -> SpaceFile.read(file));
        assertEquals(ExitCode.USAGE, e.code());
        assertEquals(file + ", " + message, e.getMessage().lines().findFirst().orElseThrow());
        assertTrue(e.getMessage().lines().count() <= 3, e.getMessage());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "lr: log:1:2\\nl2: [1, 2\\nhidden: int:1:2\\n | line 3, column 7: expected ',' or ']', but got :.",
                "lr: 'log                                 | line 1, column 9: found unexpected end of stream.",
                "lr: int:1:2\\nhidden: item:a: b           | line 2, column 15: mapping values are not allowed here.",
                "\\tlr: 1                                  | line 1, column 1: found character '\\t(TAB)' that cannot start any token.",
                "l2: 1\\nlr: a\\u0000b                       | line 2, column 6: a character that YAML does not allow, number 0."
            })
    void brokenYamlNamesTheFaultAndItsPlace(String text, String message) throws IOException {
        Path file = file(text.replace("\\n", "\n").replace("\\t", "\t").replace("\\u0000", "\0"));
        UserException e = assertThrows(UserException.class, () -> SpaceFile.read(file));
        assertEquals(ExitCode.USAGE, e.code());
        assertEquals(
                List.of(file + ", " + message, "Write one line per option, such as: lr: log:1e-5:1e-3"),
                e.getMessage().lines().toList());
    }

    @Test
    void aFileThatIsNotThereOrNoTextIsCode3() throws IOException {
        UserException none = assertThrows(UserException.class, () -> SpaceFile.read(temp.resolve("none.yaml")));
        assertEquals(ExitCode.DATA, none.code());
        assertTrue(none.getMessage().startsWith("Cannot read " + temp.resolve("none.yaml")), none.getMessage());
        Path latin = Files.write(temp.resolve("latin.yaml"), "lr: \u00e4".getBytes(StandardCharsets.ISO_8859_1));
        assertEquals(
                ExitCode.DATA,
                assertThrows(UserException.class, () -> SpaceFile.read(latin)).code());
    }
}
