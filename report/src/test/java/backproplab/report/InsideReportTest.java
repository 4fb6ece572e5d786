package backproplab.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.files.failure.UserException;
import backproplab.report.page.Pictures;
import backproplab.report.page.Sources;
import backproplab.report.run.NetworkReader;
import backproplab.report.run.NetworkReader.Network;
import backproplab.report.run.NetworkReader.Tensor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

/** Weights as pictures, and images on which engines disagree. */
class InsideReportTest {
    private static final String ANSWERS =
            "dataset,experiment,variant,model,seed,engine,test_image,class,predicted,confidence\r\n";

    @TempDir
    private Path run;

    private final Map<String, Network> networks = new HashMap<>();
    private String damaged = "";

    /** Files by name, as whoever knows their format reads them. */
    private final NetworkReader reader = file -> {
        String name = file.getFileName().toString();
        if (name.equals(damaged)) {
            throw UserException.data("torn");
        }
        return Optional.ofNullable(networks.get(name));
    };

    @BeforeEach
    void twoEngines() throws IOException {
        Files.writeString(
                run.resolve("comparison.csv"),
                "experiment,variant,model,dataset,seed,manual_test_acc_pct,dl4j_test_acc_pct,prediction_agreement_pct,status\r\n"
                        + "quick,,mlp,mnist,1,97.0000,96.0000,98.5000,ok\r\n");
    }

    private Html page() throws IOException {
        return page((dataset, number) -> Optional.empty());
    }

    private Html page(Pictures pictures) throws IOException {
        Sources sources = new Sources(pictures, reader);
        String text = Reports.html(Reports.page(List.of(run), sources), "");
        assertEquals(text, Reports.html(Reports.page(List.of(run), sources), ""), "the same folder, the same bytes");
        return Html.of(text);
    }

    /** Three units for images of 2 x 2, and two classes. */
    private static Network linear(double... first) {
        return new Network(
                1,
                2,
                2,
                List.of(
                        new Tensor("fc1.weight", List.of(4, 3), first),
                        new Tensor("fc1.bias", List.of(3), new double[3]),
                        new Tensor("fc2.weight", List.of(3, 2), new double[] {1, 2, 3, 4, 5, 6})));
    }

    private void network(String engine, Network network) {
        networks.put("mlp-quick-seed1-" + engine + ".safetensors", network);
    }

    private void threeStates() {
        network("initial", linear(0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1));
        // Of [in, out] the second number of each row is the second unit's.
        network("manual", linear(0, 1, 0, 0, -1, 0, 0, 0.5, 0, 1, 1, 1));
        network("dl4j", linear(0, 1, 0, 0, -1, 0, 0, 0.5, 0, 1, 1, 2));
    }

    private static List<Element> images(Html page) {
        return Html.all(page.figure("mlp-filters"), "image");
    }

    private static int[] pixel(Element image, int x, int y) throws IOException {
        String source = image.getAttribute("xlink:href");
        byte[] png = Base64.getDecoder().decode(source.substring(source.indexOf(',') + 1));
        int colour = ImageIO.read(new ByteArrayInputStream(png)).getRGB(x, y);
        return new int[] {colour >> 16 & 0xFF, colour >> 8 & 0xFF, colour & 0xFF};
    }

    @Test
    void everyUnitIsAPictureBeforeAndAfterTrainingInEachEngine() throws IOException {
        threeStates();
        Html page = page();
        assertEquals(9, Html.marks(page.figure("mlp-filters")), "three units in three states");
        List<String> words = images(page).stream().map(Element::getTextContent).toList();
        assertEquals("unit 2, before: norm 1.00", words.get(0), "the unit that training moved furthest is the first");
        assertEquals("unit 2, by hand: norm 1.80", words.get(3));
        assertEquals("unit 3, DL4J: norm 2.00", words.get(8));
        // Each of the four weights is a square of 18 pixels: 1 is orange, -1 blue, 0.5 between orange and white.
        Element trained = images(page).get(3);
        assertEquals(List.of(0xD5, 0x5E, 0x00), List.of(box(pixel(trained, 0, 0))));
        assertEquals(List.of(0x00, 0x72, 0xB2), List.of(box(pixel(trained, 20, 0))));
        assertEquals(List.of(234, 175, 128), List.of(box(pixel(trained, 0, 20))));
        assertEquals(List.of(255, 255, 255), List.of(box(pixel(images(page).get(0), 0, 0))));
    }

    private static Integer[] box(int[] values) {
        return java.util.Arrays.stream(values).boxed().toArray(Integer[]::new);
    }

    @Test
    void kernelsOfColouredImagesAreColoured() throws IOException {
        Tensor kernels = new Tensor("conv1.weight", List.of(1, 3, 1, 2), new double[] {1, 0, 0, 0, -1, 0});
        network("manual", new Network(3, 8, 8, List.of(kernels)));
        Html page = page();
        Element picture = images(page).get(0);
        assertEquals(1, images(page).size());
        assertEquals(List.of(255, 128, 0), List.of(box(pixel(picture, 0, 0))));
        assertEquals(List.of(128, 128, 128), List.of(box(pixel(picture, 20, 0))));
    }

    @Test
    void everyLayersWeightsAreSpreadOutBeforeAndAfter() throws IOException {
        threeStates();
        Html page = page();
        for (String layer : List.of("fc1", "fc2")) {
            assertEquals(3, Html.marks(page.figure("mlp-weights-" + layer + "-weight")), layer);
        }
        Element spread = page.figure("mlp-weights-fc2-weight");
        assertTrue(
                spread.getTextContent().contains("by hand: mean 3.50, standard deviation 1.71, from 1.00 to 6.00"),
                spread.getTextContent());
        assertEquals(List.of(), Html.notes(page.section("inside")));
    }

    @Test
    void whatWasNotKeptIsSaidInOneLine() throws IOException {
        assertEquals(
                List.of(
                        "The run's folder has no weights that can be read, so that filters and the spread of weights cannot be shown."),
                Html.notes(page().section("inside")));
        network("manual", linear(0, 1, 0, 0, -1, 0, 0, 0.5, 0, 1, 1, 1));
        Html page = page();
        assertEquals(
                List.of(
                        "The weights that training began with were not kept: there is nothing to compare the trained ones with."),
                Html.notes(page.section("inside")));
        assertEquals(3, Html.marks(page.figure("mlp-filters")));
    }

    @Test
    void damagedAndStrangeFilesAreLeftOut() throws IOException {
        threeStates();
        damaged = "mlp-quick-seed1-dl4j.safetensors";
        network("manual", new Network(1, 2, 2, List.of(new Tensor("fc1.weight", List.of(4, 1), new double[4]))));
        Html page = page();
        assertEquals(
                List.of(
                        "weights/mlp-quick-seed1-dl4j.safetensors is damaged or of another program, and left out.",
                        "weights/mlp-quick-seed1-manual.safetensors is of another network, and left out."),
                Html.notes(page.section("inside")));
        assertEquals(3, images(page).size());
    }

    @Test
    void aLayerThatTakesNoImageHasNoPictures() throws IOException {
        network("manual", new Network(1, 3, 3, List.of(new Tensor("fc1.weight", List.of(4, 1), new double[4]))));
        Html page = page();
        assertEquals(1, Html.marks(page.figure("mlp-weights-fc1-weight")));
        assertEquals(1, Html.all(page.section("inside"), "figure").size());
    }

    private static String answer(String engine, int image, String predicted, String confidence) {
        return "mnist,quick,,mlp,1," + engine + "," + image + ",7," + predicted + "," + confidence + "\r\n";
    }

    private static Element gallery(Html page, String section) {
        return Html.all(page.section(section), "ul").get(0);
    }

    private static List<String> items(Html page, String section) {
        return Html.all(gallery(page, section), "li").stream()
                .map(item -> item.getTextContent().strip().replaceAll("\\s+", " "))
                .toList();
    }

    private void answers(String... rows) throws IOException {
        Files.writeString(run.resolve("answers.csv"), ANSWERS + String.join("", rows));
    }

    @Test
    void imagesInDisputeAreShownWithBothAnswersTheSurestFirst() throws IOException {
        answers(
                answer("manual", 4, "7", "0.600000"),
                answer("dl4j", 4, "1", "0.500000"),
                answer("manual", 9, "2", "0.990000"),
                answer("dl4j", 9, "7", "0.800000"),
                answer("manual", 11, "3", "0.999900"),
                answer("dl4j", 11, "3", "0.900000"));
        Html page = page();
        assertEquals(
                List.of(
                        "is 7by hand: 2, 99.0 %DL4J: 7, 80.0 %image 9".replace(" %", "\u00A0%"),
                        "is 7by hand: 7, 60.0 %DL4J: 1, 50.0 %image 4".replace(" %", "\u00A0%")),
                items(page, "disagreements"));
        assertTrue(
                page.section("disagreements").getTextContent().contains("mlp on mnist: 1.50 % of the images"),
                "how many there are");
        assertEquals(
                List.of(
                        "The data set was not found, so that the images cannot be shown; their numbers in the test set are given."),
                Html.notes(page.section("disagreements")));
        List<Element> rows =
                Html.all(Html.all(page.section("disagreements"), "tbody").get(0), "tr");
        assertEquals(4, rows.size());
    }

    /** The textbook's loops have no column in the comparison, but answers. */
    @Test
    void answersOfTheTextbookLoopsCountAsAnEngines() throws IOException {
        answers(
                answer("manual", 4, "7", "0.600000"),
                answer("dl4j", 4, "7", "0.500000"),
                answer("loops", 4, "1", "0.700000"));
        String text = page().section("disagreements").getTextContent();
        assertTrue(text.contains("textbook loops: 1"), text);
        assertFalse(text.contains("% of the images"), "that column compares two of the three");
    }

    @Test
    void whereTheDataSetIsAtHandItsImagesAreShown() throws IOException {
        answers(answer("manual", 4, "7", "0.600000"), answer("dl4j", 4, "1", "0.500000"));
        Html page = page((dataset, number) -> Optional.of(new Pictures.Pixels(1, 1, 1, new byte[] {(byte) number})));
        assertEquals(1, Html.all(gallery(page, "disagreements"), "img").size());
        assertEquals(List.of(), Html.notes(page.section("disagreements")));
    }

    @Test
    void aRunThatKeptMistakesAloneShowsThoseInDispute() throws IOException {
        String mistakes = ANSWERS.replace(",test_image", ",rank,test_image");
        Files.writeString(
                run.resolve("mistakes.csv"),
                mistakes
                        + "mnist,quick,,mlp,1,manual,1,9,7,2,0.990000\r\n"
                        + "mnist,quick,,mlp,1,dl4j,1,3,7,1,0.995000\r\n"
                        + "mnist,quick,,mlp,1,dl4j,2,9,7,3,0.800000\r\n");
        Html page = page();
        assertEquals(1, items(page, "disagreements").size());
        assertTrue(
                Html.notes(page.section("disagreements"))
                        .contains(
                                "The answers of both engines to the same images were not kept (answers.csv is missing): shown are only mistakes that both were sure of."),
                Html.notes(page.section("disagreements")).toString());
        Files.delete(run.resolve("mistakes.csv"));
        assertEquals(
                List.of(
                        "The answers of both engines to the same images were not kept (answers.csv is missing), so that the images cannot be shown."),
                Html.notes(page().section("disagreements")));
    }

    @Test
    void mistakesAreSortedAcrossEnginesAndHaveEveryAnswer() throws IOException {
        Files.writeString(
                run.resolve("mistakes.csv"),
                ANSWERS.replace(",test_image", ",rank,test_image")
                        + "mnist,quick,,mlp,1,manual,1,9,7,2,0.900000\r\n"
                        + "mnist,quick,,mlp,1,dl4j,1,3,7,1,0.950000\r\n");
        answers(answer("manual", 3, "7", "0.700000"), answer("dl4j", 3, "1", "0.950000"));
        Html page = page();
        assertEquals(
                List.of("is 7by hand: 7, 70.0\u00A0%DL4J: 1, 95.0\u00A0%image 3", "is 7by hand: 2, 90.0\u00A0%image 9"),
                items(page, "mistakes"));
        assertEquals(
                "0.950000",
                Html.all(Html.all(page.section("mistakes"), "tbody").get(0), "td").stream()
                        .map(Element::getTextContent)
                        .filter(cell -> cell.startsWith("0."))
                        .findFirst()
                        .orElseThrow());
    }

    @Test
    void onlyOfWhatTwoEnginesTestedEveryAnswerCanBeTheSame() throws IOException {
        Files.writeString(
                run.resolve("comparison.csv"),
                "experiment,variant,model,dataset,seed,manual_test_acc_pct,dl4j_test_acc_pct,prediction_agreement_pct,status\r\n"
                        + "quick,,mlp,mnist,1,97.0000,97.0000,100.0000,ok\r\n"
                        + "quick,,cnn,mnist,1,97.0000,,,dl4j failed\r\n");
        answers(answer("manual", 4, "1", "0.600000"), answer("dl4j", 4, "1", "0.500000"));
        String text = page().section("disagreements").getTextContent();
        assertEquals(2, text.split("Every answer is the same", -1).length, text);
        assertTrue(text.contains("mlp on mnist"), text);
        assertFalse(text.contains("cnn"), text);
    }

    @Test
    void aTableWithoutAnswersIsNotMissing() throws IOException {
        Files.writeString(run.resolve("answers.csv"), ANSWERS);
        assertFalse(page().hasSection("disagreements"));
    }

    @Test
    void ofThreeEnginesTheShareOfTwoIsNotTold() throws IOException {
        Files.writeString(
                run.resolve("comparison.csv"),
                "experiment,variant,model,dataset,seed,manual_test_acc_pct,dl4j_test_acc_pct,samediff_test_acc_pct,prediction_agreement_pct,status\r\n"
                        + "quick,,mlp,mnist,1,97.0000,97.0000,96.0000,100.0000,ok\r\n");
        answers(
                answer("manual", 4, "7", "0.600000"),
                answer("dl4j", 4, "7", "0.600000"),
                answer("samediff", 4, "1", "0.500000"));
        Html page = page();
        assertEquals(1, items(page, "disagreements").size());
        assertFalse(page.section("disagreements").getTextContent().contains("% of the images"), "0 % would be wrong");
    }

    @Test
    void aTornAnswerIsLeftOut() throws IOException {
        answers(answer("manual", 4, "7", "0.600000"), answer("dl4j", 4, "1", "0.500000") + "mnist,quick,,mlp,1,man");
        Html page = page();
        assertTrue(
                page.notesOnTop().contains("answers.csv: the last row was not written to its end and is left out."),
                page.notesOnTop().toString());
        assertEquals(1, items(page, "disagreements").size());
    }

    @Test
    void oneEngineDisagreesWithNobody() throws IOException {
        Files.writeString(
                run.resolve("comparison.csv"),
                "experiment,variant,model,dataset,seed,manual_test_acc_pct,status\r\nquick,,mlp,mnist,1,97.0000,ok\r\n");
        assertFalse(page().hasSection("disagreements"));
    }
}
