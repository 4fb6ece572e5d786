package backproplab.files.option;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HomeFolderTest {
    @ParameterizedTest
    @CsvSource({
        "~/x, /home/me/x",
        "~, /home/me",
        "--out=~/x y, --out=/home/me/x y",
        "--data-dir=~, --data-dir=/home/me",
        "folder:~/photos, folder:/home/me/photos",
        "--dataset=folder:~/photos, --dataset=folder:/home/me/photos",
    })
    void aLeadingTildeIsTheHomeOfTheUser(String word, String expected) {
        assertEquals(List.of(expected), HomeFolder.expand(List.of(word), "/home/me"));
    }

    @Test
    void everyOtherTildeStays() {
        List<String> words = List.of("./~/x", "a~/x", "~other/x", "--out=x~", "/~/x", "--note=a=~/x", "--x ~/y");
        assertEquals(words, HomeFolder.expand(words, "/home/me"));
        assertEquals(List.of("~/x"), HomeFolder.expand(List.of("~/x"), "?"), "no home");
    }
}
