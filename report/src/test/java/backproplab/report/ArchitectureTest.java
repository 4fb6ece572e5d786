package backproplab.report;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "backproplab.report", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule ARROWS_RUN_ONE_WAY = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("live")
            .definedBy("..report.live..")
            .layer("root")
            .definedBy("backproplab.report")
            .layer("kinds")
            .definedBy("..report.section.*..")
            .layer("section")
            .definedBy("..report.section")
            .layer("page")
            .definedBy("..report.page..")
            .layer("chart")
            .definedBy("..report.chart..")
            .layer("svg")
            .definedBy("..report.svg..")
            .layer("run")
            .definedBy("..report.run..")
            .whereLayer("live")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("root")
            .mayOnlyBeAccessedByLayers("live")
            .whereLayer("kinds")
            .mayOnlyBeAccessedByLayers("root")
            .whereLayer("section")
            .mayOnlyBeAccessedByLayers("root", "kinds")
            .whereLayer("page")
            .mayOnlyBeAccessedByLayers("live", "root", "kinds", "section")
            .whereLayer("chart")
            .mayOnlyBeAccessedByLayers("kinds", "section", "page")
            .whereLayer("svg")
            .mayOnlyBeAccessedByLayers("chart")
            .whereLayer("run")
            .mayOnlyBeAccessedByLayers("root", "kinds", "section", "page");

    @ArchTest
    static final ArchRule KNOWS_NO_ENGINE = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "backproplab.network..",
                    "backproplab.datasets..",
                    "backproplab.manual..",
                    "backproplab.dl4j..",
                    "backproplab.experiments..");

    /** A page is the same whenever it is drawn; one that follows a run has to know how often it does so. */
    @ArchTest
    static final ArchRule NO_CLOCK = noClasses()
            .that()
            .resideOutsideOfPackage("..report.live..")
            .should()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .dependOnClassesThat()
            .resideInAPackage("java.time..");

    @ArchTest
    static final ArchRule NOBODY_EXITS = noClasses().should().callMethod(System.class, "exit", int.class);
}
