package backproplab.check.alone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SourceCompilerTest {
    private static final String GOOD = "public class Good { class Inner {} }";

    @Test
    void classesAreInMemoryWithThoseThatAreNested() {
        Compiled compiled = SourceCompiler.compile(Map.of("folder/Good.java", GOOD));
        assertEquals(Set.of("Good", "Good$Inner"), compiled.classes().keySet());
        assertEquals(List.of(), compiled.problems());
    }

    @Test
    void aFileThatDoesNotCompileIsLeftOutAndSaidWithItsLine() {
        Map<String, String> sources = new LinkedHashMap<>();
        sources.put("a/Bad.java", "public class Bad {\n  int x = \"text\"\n}");
        sources.put("a/Good.java", GOOD);
        sources.put("a/NeedsBad.java", "public class NeedsBad extends Bad {}");
        Compiled compiled = SourceCompiler.compile(sources);
        assertTrue(compiled.classes().containsKey("Good"), compiled.toString());
        assertFalse(compiled.classes().containsKey("NeedsBad"), compiled.toString());
        assertEquals("Bad.java:2: ';' expected", compiled.first("Bad"));
        assertEquals("Bad.java:2: ';' expected", compiled.first("in.some.pack.Bad"));
        assertTrue(compiled.first("NeedsBad").startsWith("NeedsBad.java:1: cannot find symbol"), compiled.toString());
    }

    @Test
    void aBrokenFileDoesNotCostAnotherOfItsName() {
        Map<String, String> sources = new LinkedHashMap<>();
        sources.put("Good.java", GOOD);
        sources.put("backup/Good.java", "package backup;\npublic class Good {\n  int x = 1\n}");
        Compiled compiled = SourceCompiler.compile(sources);
        assertEquals(Set.of("Good", "Good$Inner"), compiled.classes().keySet());
        assertEquals(List.of("Good.java:3: ';' expected"), compiled.problems());
    }

    @Test
    void atMostThreeProblemsAreForAPerson() {
        Compiled compiled = SourceCompiler.compile(Map.of("Bad.java", "class Bad {\n A a;\n B b;\n C c;\n D d;\n}"));
        assertEquals(3, compiled.first("Bad").lines().count(), compiled.toString());
    }

    @Test
    void theTextbookCannotBeNamedButInterfacesCan() {
        Compiled compiled = SourceCompiler.compile(Map.of("Copies.java", """
                import backproplab.manual.loops.LinearLoops;
                public class Copies {}
                """, "Fast.java", """
                public class Fast { backproplab.manual.layer.Linear linear; }
                """, "Own.java", """
                import backproplab.check.part.TwoLayerNet;
                import backproplab.manual.layer.PlannedLayer;
                import backproplab.manual.loss.Loss;
                import backproplab.manual.optim.Optimizer;
                import backproplab.manual.tensor.DoubleTensor;
                import backproplab.network.layer.LayerSpec;
                import backproplab.network.rule.OptimizerSpec;
                public abstract class Own extends PlannedLayer<DoubleTensor> implements Loss<DoubleTensor> {
                    Own(LayerSpec.Dropout spec) { super(spec); spec.mask(); }
                }
                """));
        assertEquals(Set.of("Own"), compiled.classes().keySet(), compiled.toString());
        assertEquals(
                "Copies.java:1: package backproplab.manual.loops does not exist"
                        + " (submissions may name the interfaces and tensors, not the textbook)",
                compiled.first("Copies"));
        assertTrue(compiled.first("Fast").endsWith("not the textbook)"), compiled.toString());
    }

    @Test
    void aSourceThatIsTooMuchForTheCompilerIsAProblemOfIts() {
        String deep = "class Deep { int x = " + "(".repeat(20_000) + "1" + ")".repeat(20_000) + "; }";
        Compiled compiled = SourceCompiler.compile(Map.of("Deep.java", deep));
        assertEquals(Map.of(), compiled.classes());
        assertEquals("the compiler gave up: is something in it nested thousands deep?", compiled.first("Deep"));
    }

    @Test
    void aClassUnderAnotherNameThanItsFileIsAProblem() {
        Compiled compiled = SourceCompiler.compile(Map.of("My Good (1).java", GOOD));
        assertTrue(
                compiled.problems()
                        .get(0)
                        .contains("class Good is public, should be declared in a file named Good.java"),
                compiled.toString());
    }
}
