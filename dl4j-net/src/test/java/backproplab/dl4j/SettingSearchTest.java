package backproplab.dl4j;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.dl4j.tune.NetworkMode;
import backproplab.network.engine.ThreadPlan;
import backproplab.network.engine.TriedSetting;
import backproplab.network.layer.ActivationFunction;
import backproplab.network.rule.OptimizerSpec.Kind;
import java.util.HashSet;
import java.util.List;
import org.deeplearning4j.nn.conf.CacheMode;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SettingSearchTest {

    private static final NetworkMode BARE = new NetworkMode(CacheMode.NONE, WorkspaceMode.NONE, false);

    private ThreadPlan before;

    @BeforeEach
    void remember() {
        before = Dl4jBackend.threads();
    }

    @AfterEach
    void restore() {
        Dl4jBackend.setThreads(before);
    }

    private static Twins loaded() {
        Twins twins = TwinNets.mlp(ActivationFunction.RELU, TwinNets.settings(Precision.FLOAT, Kind.SGD, 0));
        twins.load(twins.batch(4, 1));
        return twins;
    }

    private static List<String> settings(Dl4jEngine engine) {
        return engine.triedSettings().stream().map(TriedSetting::setting).toList();
    }

    @Test
    void oneThreadLeavesOneThreadAndTheModes() {
        try (Twins twins = loaded()) {
            assertEquals(new ThreadPlan(1, 1), twins.dl4j().tuneThreads(1));
            assertEquals(new ThreadPlan(1, 1), Dl4jBackend.threads());
            assertEquals(
                    NetworkMode.candidates().stream()
                            .map(mode -> mode + ", omp 1 blas 1")
                            .toList(),
                    settings(twins.dl4j()));
        }
    }

    @Test
    void theChoiceIsOneOfFourAndInForceAndEveryFigureIsKept() {
        try (Twins twins = loaded()) {
            assertEquals(List.of(), twins.dl4j().triedSettings());
            ThreadPlan chosen = twins.dl4j().tuneThreads(2);
            assertTrue(List.of(new ThreadPlan(2, 2), new ThreadPlan(1, 2), new ThreadPlan(2, 1), new ThreadPlan(1, 1))
                    .contains(chosen));
            assertEquals(chosen.blas(), Dl4jBackend.threads().blas());
            int withOneDnn = NetworkMode.candidates().size() > 3 ? 2 : 0;
            assertEquals(
                    4 + 2 + withOneDnn,
                    new HashSet<>(settings(twins.dl4j())).size(),
                    "four threads, two modes, and two threads for the other setting of the helpers");
            assertTrue(twins.dl4j().triedSettings().stream().allMatch(tried -> tried.milliseconds() > 0));
        }
    }

    @Test
    void theOtherSettingOfTheHelpersIsTriedWithTheTwoBestSplitsAndOtherModesWithOne() {
        NetworkMode usual = new NetworkMode(CacheMode.DEVICE, WorkspaceMode.ENABLED, true);
        NetworkMode uncached = new NetworkMode(CacheMode.NONE, WorkspaceMode.ENABLED, true);
        NetworkMode own = new NetworkMode(CacheMode.DEVICE, WorkspaceMode.ENABLED, false);
        List<ThreadPlan> ranked = List.of(new ThreadPlan(2, 1), new ThreadPlan(1, 2), new ThreadPlan(1, 1));
        assertEquals(
                List.of(
                        "cache off, workspaces on, helpers on, omp 2 blas 1",
                        "cache on, workspaces on, helpers off, omp 2 blas 1",
                        "cache on, workspaces on, helpers off, omp 1 blas 2"),
                SettingSearch.others(usual, List.of(usual, uncached, own), ranked).stream()
                        .map(Object::toString)
                        .toList());
        assertEquals(
                List.of(new SettingSearch.Setting(own, ThreadPlan.all(1))),
                SettingSearch.others(usual, List.of(usual, own), List.of(ThreadPlan.all(1))));
    }

    @Test
    void zeroThreadsAreRefused() {
        try (Twins twins = loaded()) {
            IllegalArgumentException e = assertThrows(
                    IllegalArgumentException.class, () -> twins.dl4j().tuneThreads(0));
            assertEquals("threads must be at least 1, not workers 0, blas 0", e.getMessage());
        }
    }

    @Test
    void aCopyInAnotherModeMakesTheSameStep() {
        try (Twins twins = loaded();
                Dl4jEngine copy = twins.dl4j().copy(BARE)) {
            assertEquals(BARE, copy.mode());
            assertEquals(twins.dl4j().trainStep(TestSettings.RATE), copy.trainStep(TestSettings.RATE), 1e-6);
            for (String name : copy.tensorNames()) {
                assertArrayEquals(twins.dl4j().parameter(name), copy.parameter(name), 1e-6, name);
            }
        }
    }

    @Test
    void networksThatAreBuiltLaterGetTheChosenModeAndOthersDoNot() {
        NetworkMode usual = NetworkMode.usual();
        try (Twins first = loaded()) {
            first.dl4j().chooseMode(BARE);
            try (Twins next = loaded();
                    Twins cnn = TwinNets.cnn(TwinNets.settings(Precision.FLOAT, Kind.SGD, 0))) {
                assertEquals(BARE, next.dl4j().mode());
                assertEquals(usual, cnn.dl4j().mode());
                assertTrue(next.dl4j().setting().startsWith("cache off, workspaces off, helpers off, omp "));
            } finally {
                first.dl4j().chooseMode(usual);
            }
        }
    }
}
