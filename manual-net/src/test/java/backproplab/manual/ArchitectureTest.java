package backproplab.manual;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "backproplab.manual", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule ARROWS_RUN_ONE_WAY = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("engine")
            .definedBy("..manual.engine..")
            .layer("ladder")
            .definedBy("..manual.ladder..")
            .layer("model")
            .definedBy("..manual.model..")
            .layer("check")
            .definedBy("..manual.check..")
            .layer("loops")
            .definedBy("..manual.loops..")
            .layer("parts")
            .definedBy("..manual.activation..", "..manual.loss..", "..manual.optim..")
            .layer("layer")
            .definedBy("..manual.layer..")
            .layer("kernel")
            .definedBy("..manual.kernel..")
            .layer("tensor")
            .definedBy("..manual.tensor..")
            .whereLayer("engine")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("ladder")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("model")
            .mayOnlyBeAccessedByLayers("engine", "ladder")
            .whereLayer("check")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("loops")
            .mayOnlyBeAccessedByLayers("model")
            .whereLayer("parts")
            .mayOnlyBeAccessedByLayers("engine", "ladder", "model", "loops")
            .whereLayer("layer")
            .mayOnlyBeAccessedByLayers("engine", "ladder", "model", "check", "loops", "parts")
            .whereLayer("kernel")
            .mayOnlyBeAccessedByLayers("engine", "ladder", "model", "parts", "layer");

    @ArchTest
    static final ArchRule NO_CIRCLES =
            slices().matching("backproplab.manual.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule ONLY_THE_JDK = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("backproplab.manual..", "backproplab.network..", "java..", "jdk.incubator.vector..");

    @ArchTest
    static final ArchRule ONE_PACKAGE_IMPORTS_THE_INCUBATOR = noClasses()
            .that()
            .resideOutsideOfPackage("..kernel.simd..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("jdk.incubator..");

    @ArchTest
    static final ArchRule SIMD_IS_LOADED_BY_NAME = noClasses()
            .that()
            .resideOutsideOfPackage("..kernel.simd..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..kernel.simd..");

    @ArchTest
    static final ArchRule NOBODY_EXITS = noClasses().should().callMethod(System.class, "exit", int.class);
}
