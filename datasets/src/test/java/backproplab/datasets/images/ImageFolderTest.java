package backproplab.datasets.images;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.datasets.source.DataFormatException;
import backproplab.datasets.source.LabelledImages;
import backproplab.datasets.source.Parts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

@ResourceLock("ND4J")
class ImageFolderTest {
    @TempDir
    private Path root;

    /** Two classes, so many images of 4 x 5 each; image n of class k has seed 100 k + n. */
    private void write(String part, int each) throws IOException {
        for (int k = 0; k < 2; k++) {
            for (int n = 0; n < each; n++) {
                Path file = root.resolve(part).resolve(k == 0 ? "cat" : "dog").resolve("i" + (char) ('a' + n) + ".png");
                TestImages.noise(file, 3, 4, 5, 100 * k + n);
            }
        }
    }

    private String failure() {
        return failure(0, 0);
    }

    private String failure(int height, int width) {
        return assertThrows(DataFormatException.class, () -> ImageFolder.read(root, height, width))
                .getMessage()
                .replace(root.toString(), "ROOT");
    }

    private static void assertImage(long seed, LabelledImages images, int n) {
        assertArrayEquals(TestImages.random(60, seed), Arrays.copyOfRange(images.pixels(), n * 60, n * 60 + 60));
    }

    @Test
    void readsClassesAndImagesInTheOrderOfTheirNames() throws IOException {
        write("train", 3);
        write("test", 1);

        Parts parts = ImageFolder.read(root, 0, 0);

        LabelledImages train = parts.train();
        assertEquals(List.of(3, 4, 5), List.of(train.channels(), train.height(), train.width()));
        assertEquals(List.of("cat", "dog"), train.classNames());
        assertArrayEquals(new int[] {0, 0, 0, 1, 1, 1}, train.labels());
        for (int n = 0; n < 6; n++) {
            assertImage(n < 3 ? n : 100 + n - 3, train, n);
        }
        assertArrayEquals(new int[] {0, 1}, parts.test().labels());
        assertImage(100, parts.test(), 1);
        assertEquals(List.of(), parts.warnings());
    }

    @Test
    void withoutATestFolderEveryTenthImageOfAClassIsKept() throws IOException {
        write("train", 11);
        TestImages.noise(root.resolve("train").resolve("ape").resolve("only.png"), 3, 4, 5, 999);

        Parts parts = ImageFolder.read(root, 0, 0);

        assertEquals(21, parts.train().labels().length);
        assertArrayEquals(new int[] {1, 2}, parts.test().labels());
        assertEquals(List.of("ape", "cat", "dog"), parts.test().classNames());
        assertImage(9, parts.test(), 0);
        assertImage(109, parts.test(), 1);
        assertImage(999, parts.train(), 0);
        assertImage(10, parts.train(), 10);
        assertEquals(
                List.of(root + " has no folder test: every tenth image of each class, 2 in all, is kept for testing."),
                parts.warnings());
    }

    @Test
    void aFolderOfGreyImagesHasOneChannel() throws IOException {
        for (String part : List.of("train", "test")) {
            TestImages.noise(root.resolve(part).resolve("a").resolve("x.png"), 1, 3, 3, 1);
            TestImages.noise(root.resolve(part).resolve("b").resolve("x.jpeg"), 1, 3, 3, 2);
        }
        assertEquals(1, ImageFolder.read(root, 0, 0).train().channels());
        TestImages.noise(root.resolve("test").resolve("b").resolve("y.png"), 3, 3, 3, 2);
        assertEquals(3, ImageFolder.read(root, 0, 0).train().channels());
    }

    @Test
    void resizesOnRequest() throws IOException {
        write("train", 1);
        write("test", 1);
        TestImages.noise(root.resolve("train").resolve("cat").resolve("large.JPG"), 3, 9, 40, 7);

        LabelledImages train = ImageFolder.read(root, 6, 8).train();

        assertEquals(List.of(6, 8), List.of(train.height(), train.width()));
        assertEquals(3 * 3 * 6 * 8, train.pixels().length);
        assertEquals(
                "Images differ in size: ROOT/train/cat/ia.png is 4x5, ROOT/train/cat/large.JPG is 9x40.\n"
                        + "Give all of them one size with --image-size.",
                failure());
    }

    @Test
    void whatIsNoImageIsLeftOutWithAWarning() throws IOException {
        write("train", 1);
        write("test", 1);
        Path cat = root.resolve("train").resolve("cat");
        Files.write(cat.resolve("Thumbs.db"), new byte[3]);
        Files.createDirectory(cat.resolve("more.png"));
        Files.write(cat.resolve(".hidden.png"), new byte[3]);
        Files.createDirectory(root.resolve("train").resolve(".git"));

        Parts parts = ImageFolder.read(root, 0, 0);

        assertEquals(2, parts.train().labels().length);
        assertEquals(
                List.of("Not images by their name, and left out: " + cat.resolve("Thumbs.db") + " and 1 more."),
                parts.warnings());
    }

    @Test
    void otherLayoutsAreExplained() throws IOException {
        assertEquals(
                "No images: ROOT has no folder train.\n"
                        + "Lay the images out as ROOT/train/CLASS/*.png or *.jpg, one folder per class.",
                failure());
        TestImages.noise(root.resolve("train").resolve("x.png"), 3, 4, 5, 1);
        assertEquals(
                "No classes: ROOT/train has no folders.\n"
                        + "Lay the images out as ROOT/train/CLASS/*.png or *.jpg, one folder per class.",
                failure());
        write("train", 1);
        assertEquals(
                "Too few images: ROOT has no folder test, and no class has a second image that could be kept for"
                        + " testing.\nAdd a folder test, or images.",
                failure());
        DataFormatException refused = assertThrows(
                DataFormatException.class,
                () -> ImageFolder.read(root.resolve("train").resolve("x.png"), 0, 0));
        assertEquals(
                "Image folder " + root + "/train/x.png is a file.\nCheck the path after folder:", refused.getMessage());
    }

    @Test
    void anEmptyClassIsNamed() throws IOException {
        write("train", 1);
        Files.write(
                Files.createDirectories(root.resolve("train").resolve("bird")).resolve("notes.txt"), new byte[1]);
        assertEquals(
                "Empty class: ROOT/train/bird has no file named *.png, *.jpg or *.jpeg.\n"
                        + "Put images there, or delete the folder.",
                failure());
    }

    @Test
    void theTestFolderMustHaveTheSameClasses() throws IOException {
        write("train", 1);
        write("test", 1);
        String whatToDo = ".\nGive train and test the same class folders, or delete test to have every tenth image kept"
                + " for testing.";
        TestImages.noise(root.resolve("train").resolve("ape").resolve("x.png"), 3, 4, 5, 1);
        assertEquals("Classes differ: ROOT/test lacks ape" + whatToDo, failure());
        TestImages.noise(root.resolve("test").resolve("yak").resolve("x.png"), 3, 4, 5, 1);
        assertEquals("Classes differ: ROOT/test lacks ape and has yak, unknown in training" + whatToDo, failure());
        TestImages.noise(root.resolve("test").resolve("ape").resolve("x.png"), 3, 4, 5, 1);
        assertEquals("Classes differ: ROOT/test has yak, unknown in training" + whatToDo, failure());
    }

    @Test
    void aBrokenImageIsNamed() throws IOException {
        write("train", 1);
        write("test", 1);
        Path file = TestImages.noise(root.resolve("test").resolve("dog").resolve("cut.png"), 3, 4, 5, 1);
        byte[] content = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(content, content.length - 10));
        assertEquals(
                "Broken image: ROOT/test/dog/cut.png is cut off: it ends after " + (content.length - 10)
                        + " bytes, within the chunk at offset " + (content.length - 12)
                        + ".\nPut a good copy in its place, or delete it.",
                failure());
    }

    @Test
    void allBadImagesAreNamedAtOnce() throws IOException {
        write("train", 1);
        write("test", 1);
        Path cat = root.resolve("train").resolve("cat");
        Files.write(cat.resolve("a.png"), new byte[0]);
        Files.writeString(cat.resolve("b.jpg"), "GIF89a");
        assertEquals(
                "2 images of ROOT cannot be used:\n  Broken image: ROOT/train/cat/a.png is empty.\n"
                        + "  Unsupported image: ROOT/train/cat/b.jpg is GIF, neither PNG nor JPEG.\n"
                        + "Put good copies in their place, or delete them.",
                failure());
        for (int n = 10; n < 33; n++) {
            Files.write(cat.resolve("c" + n + ".png"), new byte[0]);
        }
        List<String> lines = failure().lines().toList();
        assertEquals("25 images of ROOT cannot be used:", lines.get(0));
        assertEquals("  Broken image: ROOT/train/cat/c27.png is empty.", lines.get(20));
        assertEquals(
                List.of("  and 5 more.", "Put good copies in their place, or delete them."), lines.subList(21, 23));
    }

    /** What only decoding finds. */
    @Test
    void allImagesThatCannotBeDecodedAreNamedAtOnce() throws IOException {
        write("train", 1);
        write("test", 1);
        for (String name : List.of("train/cat/x.jpg", "train/cat/y.jpg", "test/dog/z.jpg")) {
            Path file = TestImages.noise(root.resolve(name), 3, 4, 5, 1);
            byte[] content = Files.readAllBytes(file);
            Files.write(file, Arrays.copyOf(content, content.length - 20));
        }
        String what = " is cut off: its data end before the picture is complete.\n";
        assertEquals(
                "3 images of ROOT cannot be used:\n  Broken image: ROOT/train/cat/x.jpg" + what
                        + "  Broken image: ROOT/train/cat/y.jpg" + what + "  Broken image: ROOT/test/dog/z.jpg" + what
                        + "Put good copies in their place, or delete them.",
                failure());
    }

    /** They are no bad images, and nobody is told to delete them. */
    @Test
    void manyImagesOfOtherSizesAreToBeResized() throws IOException {
        write("train", 1);
        write("test", 1);
        for (String name : List.of("train/cat/large.png", "train/dog/large.png", "test/cat/large.png")) {
            TestImages.noise(root.resolve(name), 3, 9, 40, 7);
        }
        assertEquals(
                "Images differ in size: ROOT/train/cat/ia.png is 4x5, ROOT/train/cat/large.png is 9x40.\n"
                        + "Give all of them one size with --image-size.",
                failure());
    }

    /** Names that sort otherwise in a URI, where a backslash is %5C, or in a case-blind list, than as texts. */
    @Test
    void labelsAndNamesComeFromTheSameListOfFolders() throws IOException {
        for (List<String> names : List.of(
                List.of("Delta", "\\alpha", "\\gamma", "beta"),
                List.of("A b", "A#b", "A%41", "Ab", "a+b"),
                List.of("1", "10", "2", "Z", "_", "\u00e4", "\u732b"))) {
            Path set = root.resolve("set" + names.size());
            for (int k = 0; k < names.size(); k++) {
                for (String part : List.of("train", "test")) {
                    TestImages.noise(set.resolve(part).resolve(names.get(k)).resolve("x.png"), 3, 4, 5, k);
                }
            }
            for (LabelledImages part : List.of(
                    ImageFolder.read(set, 0, 0).train(),
                    ImageFolder.read(set, 0, 0).test())) {
                assertEquals(
                        names,
                        part.classNames().stream()
                                .sorted(Comparator.comparing(names::indexOf))
                                .toList());
                for (int n = 0; n < names.size(); n++) {
                    // The seed of the image's noise is its folder's place in the list above.
                    assertImage(names.indexOf(part.classNames().get(part.labels()[n])), part, n);
                }
            }
        }
    }

    @Test
    void capitalsInTrainAndTestDoNotMatter() throws IOException {
        write("Train", 1);
        write("TEST", 1);
        Parts parts = ImageFolder.read(root, 0, 0);
        assertEquals(2, parts.test().labels().length);
        assertEquals(List.of(), parts.warnings());
    }

    @Test
    void validationImagesAreTheTestSetWhereThereIsNoOther() throws IOException {
        write("train", 3);
        for (String name : List.of("val", "Valid", "validation", "dev")) {
            write(name, 1);
            Parts parts = ImageFolder.read(root, 0, 0);
            assertEquals(6, parts.train().labels().length);
            assertEquals(2, parts.test().labels().length);
            assertEquals(
                    List.of(root + " has no folder test: the images of " + root.resolve(name) + " are the test set."),
                    parts.warnings());
            Files.move(root.resolve(name), root.resolve("." + name));
        }
        write("val", 1);
        write("test", 2);
        Parts parts = ImageFolder.read(root, 0, 0);
        assertEquals(4, parts.test().labels().length);
        assertEquals(
                List.of(root.resolve("val")
                        + " is left out: validation images are cut off the training images, see --val."),
                parts.warnings());
    }

    /** Else the images of a folder "testing" would do nothing, and training images be the test set. */
    @Test
    void foldersOfOtherNamesAreNamed() throws IOException {
        write("train", 3);
        write("testing", 1);
        write("test", 1);
        for (String name : List.of("extra", "Eval", ".hidden")) {
            Files.createDirectory(root.resolve(name));
        }
        assertEquals(
                List.of("Left out in " + root
                        + ": Eval, extra, testing. Only folders named train, test and val are read."),
                ImageFolder.read(root, 0, 0).warnings());
        Files.createDirectory(root.resolve("zoo"));
        assertTrue(ImageFolder.read(root, 0, 0).warnings().get(0).contains("testing and 1 more. "));
    }

    @Test
    void ofFewImagesTheLastOfEachClassIsKept() throws IOException {
        write("train", 3);
        TestImages.noise(root.resolve("train").resolve("ape").resolve("only.png"), 3, 4, 5, 999);
        Parts parts = ImageFolder.read(root, 0, 0);
        assertArrayEquals(new int[] {0, 1, 1, 2, 2}, parts.train().labels());
        assertArrayEquals(new int[] {1, 2}, parts.test().labels());
        assertImage(2, parts.test(), 0);
        assertEquals(
                List.of(root + " has no folder test: the last image of each class, 2 in all, is kept for testing."),
                parts.warnings());
    }

    /** 180 drawings were told apart by 43 % when strokes of 3 pixels in 512 fell between the pixels that were looked at. */
    @Test
    void thinStrokesSurviveShrinking() throws IOException {
        for (int size : new int[] {112, 448, 1792}) {
            byte[] drawing = new byte[size * size];
            for (int y = 0; y < size; y++) {
                Arrays.fill(drawing, y * size + size / 2, y * size + size / 2 + Math.max(1, size / 170), (byte) 255);
            }
            for (String part : List.of("train", "test")) {
                TestImages.write(root.resolve(part).resolve("line").resolve(size + ".png"), drawing, 0, 1, size, size);
            }
        }
        byte[] pixels = ImageFolder.read(root, 28, 28).train().pixels();
        for (int image = 0; image < 3; image++) {
            for (int y = 0; y < 28; y++) {
                int light = 0;
                for (int x = 0; x < 28; x++) {
                    light += pixels[image * 784 + y * 28 + x] & 0xFF;
                }
                // The stroke's share of the width.
                int size = new int[] {112, 1792, 448}[image];
                assertEquals(255.0 * 28 * Math.max(1, size / 170) / size, light, 2, size + " row " + y);
            }
        }
    }

    @Test
    void photosThatAreTurnedHaveTheSizeThatIsSeen() throws IOException {
        for (String part : List.of("train", "test")) {
            Path file = TestImages.noise(root.resolve(part).resolve("a").resolve("x.jpg"), 3, 16, 24, 1);
            TestImages.turn(file, 6);
            TestImages.noise(root.resolve(part).resolve("b").resolve("x.jpg"), 3, 24, 16, 1);
        }
        LabelledImages train = ImageFolder.read(root, 0, 0).train();
        assertEquals(List.of(24, 16), List.of(train.height(), train.width()));
        TestImages.noise(root.resolve("train").resolve("b").resolve("y.jpg"), 3, 16, 24, 1);
        assertEquals(
                "Images differ in size: ROOT/train/a/x.jpg is 24x16, ROOT/train/b/y.jpg is 16x24.\n"
                        + "Give all of them one size with --image-size.",
                failure());
    }

    @Test
    void moreThanOneArrayHoldsIsRefused() throws IOException {
        write("train", 32);
        write("test", 1);
        assertEquals(
                "Too many pixels: 64 images of 4096x4096 in ROOT need 3221225472 bytes, more than 2147483639.\n"
                        + "Make them smaller with --image-size, or use fewer.",
                failure(4096, 4096));
    }
}
