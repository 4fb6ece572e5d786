package backproplab.check;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "backproplab.check", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule ARROWS_RUN_ONE_WAY = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("alone")
            .definedBy("..check.alone..")
            .layer("print")
            .definedBy("..check.print..")
            .layer("verdict")
            .definedBy("..check.verdict..")
            .layer("mistake")
            .definedBy("..check.mistake..")
            .layer("own")
            .definedBy("..check.own..")
            .layer("trial")
            .definedBy("..check.trial..")
            .layer("part")
            .definedBy("..check.part..")
            .whereLayer("alone")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("print")
            .mayOnlyBeAccessedByLayers("alone")
            .whereLayer("verdict")
            .mayOnlyBeAccessedByLayers("print", "alone")
            .whereLayer("mistake")
            .mayOnlyBeAccessedByLayers("verdict")
            .whereLayer("own")
            .mayOnlyBeAccessedByLayers("verdict", "print", "alone")
            .whereLayer("trial")
            .mayOnlyBeAccessedByLayers("own", "mistake", "verdict", "print", "alone");

    @ArchTest
    static final ArchRule NO_CIRCLES =
            slices().matching("backproplab.check.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule NO_LIBRARY_AND_NO_OTHER_ENGINE = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "backproplab.check..", "backproplab.manual..", "backproplab.network..", "java..", "javax.tools..");

    @ArchTest
    static final ArchRule NOBODY_EXITS = noClasses().should().callMethod(System.class, "exit", int.class);
}
