package backproplab.benchmarks;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import backproplab.benchmarks.samediff.SameDiffSteps;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "backproplab", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule KNOWS_ONLY_THE_TWO_NETS = noClasses()
            .that()
            .resideInAPackage("backproplab.benchmarks..")
            .and()
            // The one program about ND4J's other way to write a network.
            .resideOutsideOfPackage("backproplab.benchmarks.samediff..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "backproplab.datasets..", "backproplab.experiments..", "org.nd4j..", "org.deeplearning4j..");

    @ArchTest
    static final ArchRule NOBODY_KNOWS_THE_BENCHMARKS = noClasses()
            .that()
            .resideOutsideOfPackage("backproplab.benchmarks..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("backproplab.benchmarks..");

    @ArchTest
    static final ArchRule ROOMS = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("run")
            .definedBy("..benchmarks.run..")
            .layer("jmh")
            .definedBy("..benchmarks.jmh..")
            .layer("latency")
            .definedBy("..benchmarks.latency..")
            .layer("report")
            .definedBy("..benchmarks.report..")
            .layer("work")
            .definedBy("..benchmarks.work..")
            .whereLayer("run")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("jmh")
            .mayOnlyBeAccessedByLayers("run")
            .whereLayer("latency")
            .mayOnlyBeAccessedByLayers("run")
            .whereLayer("report")
            .mayOnlyBeAccessedByLayers("run")
            .whereLayer("work")
            .mayOnlyBeAccessedByLayers("run", "jmh", "latency");

    @ArchTest
    static final ArchRule ONLY_MAINS_EXIT = noClasses()
            .that()
            .doNotBelongToAnyOf(Speed.class, SameDiffSteps.class)
            .should()
            .callMethod(System.class, "exit", int.class);
}
