package backproplab.experiments.reports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

class ReportsTest {
    /** Every row of every table of the reports, and every point that they say should be measured, typed in a second time. */
    private static final String ROWS = """
            A/main: 4 layers
            A/depth: 3 layers; 4 layers; 5 layers
            A/batch-size: batch 10; batch 20; batch 40
            A/schedule: constant; decay by epoch; decay when stalled
            A/activation: relu; sigmoid; tanh
            A/validation: validation 10000; validation 10
            A/batch-updates: small batch; large batch; small batch, one thread; large batch, one thread
            B/two-layers: hidden 200 lr 0.4
            B/overfit-50: three layers; five layers, scale 1.0; five layers, scale 0.1
            B/six-layers: sgd; sgd+momentum
            B/deep: three layers; five layers
            B/six-layers-tuned: sgd; sgd+momentum
            B/order: shuffled; labels in order
            B/optimizers: batch gradient descent; one-sample sgd; mini-batch sgd; momentum; adagrad; rmsprop; adam
            B/depth: 1 hidden layer; 2 hidden layers; 3 hidden layers
            C/main: loops; vectorised; framework; without convolution
            C/speed: loops; vectorised; framework; without convolution
            C/convolution: convolution first; fully connected alone
            C/initialisation: N(0, 0.01); kaiming uniform; xavier uniform
            C/pooling: no pooling; max pooling; average pooling
            C/epochs: 5 epochs; 20 epochs
            D/main: base
            D/mlp: sgd lr 1e-4; adam lr 1e-4; adam lr 1e-3; first relu replaced by sigmoid; second relu replaced by sigmoid
            D/learning-rate: lr 1e-4; lr 1e-3; StepLR
            D/augmentation: none; crop + flip; 224 pixels
            D/batch-size: batch 16; batch 32; batch 64
            D/optimizer: adam; sgd; adam StepLR; sgd StepLR
            D/stem: 7x7 stride 2; 3x3 stride 1 padding 3
            D/schedules: LambdaLR; ExponentialLR; MultiStepLR
            E/search: grid; first; second; final
            E/layers: 1 layer; 2 layers; 3 layers; 4 layers
            E/units: 100 units; 200 units; 400 units
            E/learning-rate: lr 1e-5; lr 3e-5; lr 1e-4; lr 1e-3
            E/activation: relu; leaky-relu; sigmoid; tanh
            E/data-size: 1 images; 10 images; 1,000 images; 10,000 images; 20,000 images
            E/l2: reg 0; reg 1e-4; reg 1e-2
            E/augmentation: none; flip; rotate15; saturation0.2; brightness0.2; crop4
            B/numeric-checks: Linear forward; Linear dx; Linear dw; Linear db; ReLU forward; ReLU backward
            B/numeric-checks: Linear-ReLU dx; Linear-ReLU dw; Linear-ReLU db; momentum next_w; momentum velocity
            B/numeric-checks: TwoLayerNet reg 0 W1; TwoLayerNet reg 0 W2; TwoLayerNet reg 0 b1; TwoLayerNet reg 0 b2
            B/numeric-checks: TwoLayerNet reg 0.7 W1; TwoLayerNet reg 0.7 W2; TwoLayerNet reg 0.7 b1; TwoLayerNet reg 0.7 b2
            """;

    private static List<Experiment> all() {
        return Reports.named(Reports.ALL);
    }

    private static Variant variant(String experiment, String name) {
        return Reports.named(experiment).get(0).variants().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everyClaimOfEveryReportIsThere() {
        Set<String> expected = new TreeSet<>();
        addClaims(expected, "A", 8);
        addClaims(expected, "B", 6);
        addClaims(expected, "C", 6);
        addClaims(expected, "D", 8);
        addClaims(expected, "E", 5);
        Set<String> found = all().stream()
                .flatMap(experiment -> experiment.claims().stream())
                .map(Claim::id)
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(expected, found);
    }

    private static void addClaims(Set<String> ids, String report, int count) {
        for (int i = 1; i <= count; i++) {
            ids.add(report + i);
        }
    }

    @Test
    void everyClaimIsTestedOnVariantsThatRun() {
        for (Experiment experiment : all()) {
            Set<String> runnable = experiment.variants().stream()
                    .filter(Variant::runnable)
                    .map(Variant::name)
                    .collect(Collectors.toSet());
            for (Claim claim : experiment.claims()) {
                String where = experiment.path() + " " + claim.id();
                assertEquals(experiment.report(), claim.id().substring(0, 1), where);
                assertTrue(runnable.contains(claim.arm()), where);
                claim.other().ifPresent(other -> assertTrue(runnable.contains(other), where));
                assertTrue(claim.other().isPresent() || Double.isFinite(claim.threshold()), where);
            }
        }
    }

    @Test
    void whatCannotRunSaysWhy() {
        for (Experiment experiment : all()) {
            for (Variant variant : experiment.variants()) {
                assertTrue(variant.runnable() || !variant.note().isEmpty(), experiment.path() + " " + variant.name());
            }
        }
    }

    @Test
    void namesAreUnique() {
        Set<String> seen = new HashSet<>();
        for (Experiment experiment : all()) {
            assertTrue(seen.add(experiment.path()), experiment.path());
            for (Variant variant : experiment.variants()) {
                assertTrue(seen.add(experiment.path() + "/" + variant.name()), variant.name());
            }
        }
    }

    private static double figure(String path, String name, String by, Metric metric) {
        return variant(path, name).published().stream()
                .filter(figure -> figure.by().equals(by) && figure.metric() == metric)
                .findFirst()
                .orElseThrow()
                .value();
    }

    @Test
    void publishedFiguresAreTheReports() {
        assertEquals(18, variant("A/main", "4 layers").published().size());
        assertEquals(96.70, figure("A/main", "4 layers", Published.FRAMEWORK, Metric.BEST_VAL_ACC_PCT));
        assertEquals(56.86, figure("B/deep", "three layers", "", Metric.BEST_VAL_ACC_PCT));
        assertEquals(83.70, figure("C/main", "framework", "", Metric.VAL_ACC_PCT));
        assertEquals(90.03, figure("D/stem", "3x3 stride 1 padding 3", "", Metric.TEST_ACC_PCT));
        assertEquals(48.62, figure("E/search", "final", "", Metric.TEST_ACC_PCT));
        assertEquals(19, Reports.named("B/numeric-checks").get(0).variants().size());
        long figures = all().stream()
                .flatMap(experiment -> experiment.variants().stream())
                .mapToLong(variant -> variant.published().size())
                .sum();
        assertEquals(111, figures, "figures may be added, but none may be lost");
    }

    @Test
    void everyLineOfTheFilesBelongsToAReport() {
        Set<String> reasons = new HashSet<>();
        for (CSVRecord line : PublishedFile.rows("figures")) {
            String path = line.get("report") + "/" + line.get("experiment");
            Metric metric = Metric.of(line.get("metric"));
            double value = Double.parseDouble(line.get("value"));
            assertEquals(value, figure(path, line.get("variant"), line.get("by"), metric), line.toString());
            reasons.add(line.get("reason"));
        }
        PublishedFile.rows("reasons")
                .forEach(line -> assertTrue(reasons.contains(line.get("reason")), line.toString()));
        long claims = all().stream()
                .mapToLong(experiment -> experiment.claims().size())
                .sum();
        assertEquals(PublishedFile.rows("claims").size(), claims);
        assertEquals(57, claims, "claims may be added, but none may be lost");
    }

    @Test
    void everyRowOfTheReportsIsThere() {
        for (String line : ROWS.lines().toList()) {
            String[] parts = line.split(": ", 2);
            List<Experiment> found = Reports.named(parts[0]);
            assertEquals(1, found.size(), parts[0]);
            List<String> variants =
                    found.get(0).variants().stream().map(Variant::name).toList();
            for (String row : parts[1].split("; ")) {
                assertTrue(variants.contains(row), parts[0] + " | " + row);
            }
        }
        assertEquals(
                all().size(),
                ROWS.lines().map(line -> line.split(": ", 2)[0]).distinct().count(),
                "every experiment is typed in a second time");
    }

    @Test
    void settingsAreTheReports() {
        Setup main = variant("A/main", "4 layers").full().orElseThrow();
        assertEquals(List.of(2352, 1568, 784), main.recipe().model().hidden());
        assertEquals(30, main.recipe().loop().epochs());
        assertEquals(10, main.recipe().loop().batchSize());
        assertEquals(0.005, main.recipe().loop().learningRate());
        assertEquals(10_000, main.data().validation());
        Setup resnet = variant("D/optimizer", "sgd StepLR").full().orElseThrow();
        assertEquals("step:20,0.1", resnet.recipe().loop().schedule().text());
        assertEquals("momentum", resnet.recipe().rule().optimizer().kind().token());
        assertEquals("crop4,flip", resnet.recipe().loop().augmentation().toString());
    }

    @Test
    void theQuickFormIsNeverLarger() {
        for (Experiment experiment : all()) {
            for (Variant variant : experiment.variants()) {
                if (variant.full().isPresent()) {
                    Setup quick = experiment.setup(variant, true).orElseThrow();
                    Setup full = experiment.setup(variant, false).orElseThrow();
                    String where = experiment.path() + " " + variant.name();
                    assertTrue(
                            quick.recipe().loop().epochs()
                                    <= full.recipe().loop().epochs(),
                            where);
                    assertTrue(quick.data().trainLimit() > 0, where);
                    assertEquals(quick.recipe().model(), full.recipe().model(), where);
                    assertEquals(quick.recipe().rule(), full.recipe().rule(), where);
                }
            }
        }
    }

    @Test
    void theMediumFormTakesATenthOfManyEpochsAndAllImages() {
        Experiment optimizer = Reports.named("D/optimizer").get(0);
        Setup medium =
                optimizer.mediumSetup(variant("D/optimizer", "sgd StepLR")).orElseThrow();
        assertEquals(15, medium.recipe().loop().epochs());
        assertEquals("step:2,0.1", medium.recipe().loop().schedule().text());
        assertEquals(DataSettings.ALL, medium.data().trainLimit());
        Experiment schedules = Reports.named("D/schedules").get(0);
        List<String> texts = schedules.variants().stream()
                .map(each -> schedules.mediumSetup(each).orElseThrow())
                .map(setup -> setup.recipe().loop().schedule().text())
                .toList();
        assertEquals(List.of("linear", "exp:0.6648326359915008", "multistep:6,12,0.1"), texts);
        Experiment main = Reports.named("A/main").get(0);
        Variant layers = main.variants().get(0);
        assertEquals(layers.full(), main.mediumSetup(layers), "thirty epochs are not many");
        Experiment augmentation = Reports.named("D/augmentation").get(0);
        Setup small = augmentation
                .mediumSetup(variant("D/augmentation", "224 pixels"))
                .orElseThrow();
        assertEquals(
                "resize55,rrc48:0.8,flip", small.recipe().loop().augmentation().toString());
        assertEquals(15, small.recipe().loop().epochs());
    }

    @Test
    void claimsHaveEnoughSeedsWhereAnMlpTestsThem() {
        for (Experiment experiment : all()) {
            boolean mlpOnly = experiment.variants().stream()
                    .flatMap(variant -> variant.full().stream())
                    .allMatch(setup -> setup.recipe().model().token().equals("mlp"));
            if (mlpOnly && !experiment.claims().isEmpty()) {
                assertEquals(Experiment.ENOUGH_SEEDS, experiment.seeds(true), experiment.path());
            }
        }
    }

    @Test
    void namesFindExperiments() {
        assertEquals(List.of("A/batch-size"), paths("A/batch-size"));
        assertEquals(List.of("A/batch-size"), paths("a/Batch-Size"));
        assertEquals(6, paths("C").size());
        assertTrue(paths("nothing").isEmpty());
        List<String> together = new ArrayList<>();
        Reports.all().forEach(report -> together.addAll(paths(report.letter())));
        assertEquals(together, paths("all"));
        assertTrue(Reports.names().containsAll(together));
    }

    private static List<String> paths(String name) {
        return Reports.named(name).stream().map(Experiment::path).toList();
    }

    @Test
    void theTinyFormIsTiny() {
        Setup tiny =
                variant("D/augmentation", "224 pixels").full().orElseThrow().tiny();
        assertEquals(8, tiny.recipe().model().width());
        assertEquals(1, tiny.recipe().loop().epochs());
        assertEquals(Setup.TINY_IMAGES, tiny.data().trainLimit());
        assertEquals(
                1,
                variant("E/data-size", "1 images")
                        .full()
                        .orElseThrow()
                        .tiny()
                        .data()
                        .trainLimit());
        assertFalse(tiny.data().testLimit() == DataSettings.ALL);
    }

    @Test
    void someRowsKeepTheMetricOfTheirClaimsAndTestThoseOfWhichTheyHaveBothArms() {
        Experiment optimizer = Reports.named("D/optimizer").get(0);
        Experiment sgd = optimizer.only(List.of("sgd", "sgd StepLR", "no such row"));
        assertEquals(
                List.of("sgd", "sgd StepLR"),
                sgd.variants().stream().map(Variant::name).toList());
        assertEquals(List.of(), sgd.claimsOfItsVariants());
        assertEquals(optimizer.claims(), sgd.claims(), "a row without a figure shows what they are about");
        assertEquals(optimizer.claims(), optimizer.claimsOfItsVariants());
        assertEquals(
                List.of("Adam beats SGD without a schedule"),
                optimizer.only(List.of("sgd", "adam")).claimsOfItsVariants().stream()
                        .map(Claim::text)
                        .toList());
    }
}
