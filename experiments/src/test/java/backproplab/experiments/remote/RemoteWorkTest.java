package backproplab.experiments.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.datasets.TrainTest;
import backproplab.dl4j.Dl4jUnavailableException;
import backproplab.experiments.engine.EngineKind;
import backproplab.experiments.engine.Engines;
import backproplab.experiments.engine.MemoryNeed;
import backproplab.experiments.engine.ToyData;
import backproplab.files.failure.ExitCode;
import backproplab.files.failure.UserException;
import backproplab.manual.kernel.Kernels;
import backproplab.network.model.ModelKind;
import backproplab.network.model.ModelSpec;
import backproplab.network.rule.OptimizerSpec;
import backproplab.network.shape.Shape;
import backproplab.remote.Cluster;
import backproplab.remote.ClusterException;
import backproplab.remote.ClusterListener;
import backproplab.remote.RefusedException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

/** From a record here to the kind of work there, and back. */
class RemoteWorkTest {
    private static final TrainTest IMAGES = ToyData.of(20, 5).source();

    private final List<String> heard = Collections.synchronizedList(new ArrayList<>());

    private final ClusterListener listener = new ClusterListener() {
        @Override
        public void began(String work, String host) {
            heard.add("began " + work + " " + host);
        }

        @Override
        public void ended(String work, String host) {
            heard.add("ended " + work + " " + host);
        }

        @Override
        public void warning(String text) {
            heard.add(text);
        }
    };

    private Reply run(Map<String, String> accidents, EchoWork.Command command) {
        try (Cluster cluster = new TestCluster(1, accidents, listener)) {
            RemoteWork work = remote(cluster);
            String images = work.share(IMAGES);
            assertEquals(images, work.share(IMAGES));
            return work.run("echo 1", EchoWork.TOKEN, command.with(images), Set.of(images));
        }
    }

    private static RemoteWork remote(Cluster cluster) {
        return new RemoteWork(cluster, List.of(EngineKind.MANUAL));
    }

    private static EchoWork.Command say(String what) {
        return new EchoWork.Command(what, 0.1 + 0.2, "");
    }

    @Test
    void aRecordGoesThereAndBack() {
        Reply reply = run(Map.of(), say("\u00e4 \"b\"\n"));
        assertEquals("test-1", reply.host());
        EchoWork.Command back = reply.result(EchoWork.Command.class);
        assertEquals("\u00e4 \"b\"\n", back.say());
        assertEquals(0.1 + 0.2, back.number());
        assertEquals(Set.of("labels"), reply.blobs().keySet());
        assertEquals(IMAGES.train().size(), reply.blobs().get("labels").length);
        assertEquals(List.of("began echo 1 test-1", "ended echo 1 test-1"), heard);
    }

    @Test
    void whatIsLostOnceIsDoneAgain() {
        assertEquals(
                "x",
                run(Map.of("test.again", "echo 1"), say("x"))
                        .result(EchoWork.Command.class)
                        .say());
        assertTrue(heard.contains("A machine is gone."));
    }

    @Test
    void whatIsLostEveryTimeIsNoAffairOfTheOthers() {
        LostWorkException e = assertThrows(LostWorkException.class, () -> run(Map.of("test.lose", "echo 1"), say("")));
        assertTrue(e.getMessage().endsWith("last with java.lang.IllegalStateException: power cut"), e.getMessage());
        LostWorkException thrown = assertThrows(LostWorkException.class, () -> run(Map.of(), say("throw")));
        assertTrue(thrown.getMessage().endsWith("IllegalStateException: told to"), thrown.getMessage());
        LostWorkException unknown = assertThrows(LostWorkException.class, () -> {
            try (Cluster cluster = new TestCluster(1, Map.of(), listener)) {
                remote(cluster).run("x", "no such", say(""), Set.of());
            }
        });
        assertTrue(unknown.getMessage().endsWith("no kind of work is called no such"), unknown.getMessage());
    }

    @Test
    void aMachineThatMustNotEndsTheRun() {
        UserException said = assertThrows(UserException.class, () -> run(Map.of(), say("refuse")));
        assertEquals(ExitCode.ENVIRONMENT, said.code());
        assertEquals("told to refuse", said.getMessage());
        UserException option = assertThrows(UserException.class, () -> run(Map.of(), say("user")));
        assertTrue(option.getMessage().matches("On .+: --lr cannot be 0\\."), option.getMessage());
        UserException build =
                assertThrows(UserException.class, () -> run(Map.of("test.otherBuild", "echo.*"), say("")));
        assertEquals(ExitCode.ENVIRONMENT, build.code());
        assertTrue(
                build.getMessage()
                        .matches("(?s).+ has another build of Backprop Lab \\(" + BuildDigest.here()
                                + " instead of 0123456789abcdef\\)\\.\nGive every machine the same one\\."),
                build.getMessage());
    }

    @Test
    void otherImagesThanWereSentAreRefused() {
        try (Cluster cluster = new TestCluster(1, Map.of(), listener)) {
            cluster.share("images-0", ImageBytes.of(IMAGES));
            UserException e = assertThrows(UserException.class, () -> remote(cluster)
                    .run("x", EchoWork.TOKEN, say("").with("images-0"), Set.of("images-0")));
            assertTrue(
                    e.getMessage()
                            .matches(
                                    "(?s).+ got other images than were sent \\(images-[0-9a-f]{16} instead of images-0\\)\\.\n"
                                            + "Is its memory, or the network, sound\\?"),
                    e.getMessage());
        }
    }

    @Test
    void otherKernelsAreRefusedByName() throws RefusedException {
        Conditions here = Conditions.here(List.of(EngineKind.MANUAL, EngineKind.LOOPS));
        assertEquals("kernels " + Kernels.description(), here.engines());
        here.check(Conditions.here(List.of(EngineKind.MANUAL)), "pc1");
        assertEquals("", Conditions.here(List.of(EngineKind.LOOPS)).engines(), "the textbook is the same everywhere");
        RefusedException e =
                assertThrows(RefusedException.class, () -> new Conditions("a", "kernels simd-256, inner block 1024")
                        .check(new Conditions("a", "kernels simd-512, inner block 256"), "pc1"));
        assertTrue(
                e.getMessage()
                        .startsWith(
                                "pc1 computes with kernels simd-256, inner block 1024, this machine with kernels simd-512,"
                                        + " inner block 256: tables would depend on who trained what.\n"),
                e.getMessage());
        assertTrue(e.getMessage().lines().count() <= 3, e.getMessage());
    }

    @Test
    void ofDeeplearning4jItsLibraryCounts() throws Dl4jUnavailableException {
        Engines.ensureDl4j();
        String both =
                Conditions.here(List.of(EngineKind.DL4J, EngineKind.MANUAL)).engines();
        assertTrue(both.startsWith("kernels " + Kernels.description() + "; Deeplearning4j 1.0.0-M2.1 "), both);
        String alone = Conditions.here(List.of(EngineKind.DL4J)).engines();
        assertTrue(both.endsWith("; " + alone), "kernels that do not compute are no reason to refuse: " + alone);
        RefusedException e = assertThrows(RefusedException.class, () -> new Conditions("a", alone)
                .check(new Conditions("a", alone + " with helpers"), "pc1"));
        assertTrue(
                e.getMessage().endsWith("who trained what.\nUse machines whose processors are alike."), e.getMessage());
    }

    @Test
    void adviceAboutTheHeapIsThatForTheCluster() {
        String here =
                "This network needs about 3.0 GiB of heap for engine manual (1 parameters, batch 2); the JVM may use 2.0"
                        + " GiB.\nMake it smaller with --hidden, --width or --batch-size, or give the JVM more: MAVEN_OPTS=-Xmx5g.";
        assertEquals(
                "This network needs about 3.0 GiB of heap for engine manual (1 parameters, batch 2); processes of the cluster may"
                        + " use 2.0 GiB.\nMake it smaller with --hidden, --width or --batch-size, or give them more:\n"
                        + "--cluster-set spark.executor.memory=5g.",
                HeapAdvice.elsewhere(here));
        UserException real = assertThrows(
                UserException.class,
                () -> MemoryNeed.check(
                        EngineKind.MANUAL,
                        ModelSpec.of(ModelKind.MLP, 5).model().network(Shape.of(1, 1, 8, 8), 4),
                        OptimizerSpec.Kind.SGD,
                        1,
                        1,
                        10));
        assertTrue(
                HeapAdvice.elsewhere(real.getMessage()).endsWith("--cluster-set spark.executor.memory=2g."),
                real.getMessage());
    }

    @Test
    void noMachineAnyMoreAndAClosedClusterAreToldApart() {
        UserException gone = assertThrows(UserException.class, () -> run(Map.of("test.gone", "echo.*"), say("")));
        assertEquals(ExitCode.ENVIRONMENT, gone.code());
        assertEquals("No machine is left.\nStart some.", gone.getMessage());
        TestCluster closed = new TestCluster(1, Map.of(), listener);
        closed.close();
        assertThrows(CancellationException.class, () -> remote(closed).run("x", EchoWork.TOKEN, say(""), Set.of()));
        ClusterException setting = new ClusterException(ClusterException.Kind.SETTING, "no", null);
        assertEquals(ExitCode.USAGE, ((UserException) RemoteWork.forCaller(setting)).code());
    }

    @Test
    void aProcessDecodesImagesOnce() throws RefusedException {
        SoftCache<String, Object> cache = new SoftCache<>();
        Object first = cache.get("a", Object::new);
        assertSame(first, cache.get("a", Object::new));
        assertTrue(first != cache.get("b", Object::new));
        RefusedException no = new RefusedException("no");
        assertSame(
                no,
                assertThrows(
                        RefusedException.class,
                        () -> cache.get("c", () -> {
                            throw no;
                        })));
        assertTrue(cache.get("c", Object::new) != null);
    }
}
