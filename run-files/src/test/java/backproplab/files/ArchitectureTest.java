package backproplab.files;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "backproplab.files", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule ARROWS_RUN_ONE_WAY = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("run")
            .definedBy("..files.run..")
            .layer("events")
            .definedBy("..files.events..")
            .layer("table")
            .definedBy("..files.table..")
            .layer("disk")
            .definedBy("..files.disk..")
            .layer("option")
            .definedBy("..files.option..")
            .layer("machine")
            .definedBy("..files.machine..")
            .layer("failure")
            .definedBy("..files.failure..")
            .whereLayer("run")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("events")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("option")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("machine")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("table")
            .mayOnlyBeAccessedByLayers("run")
            .whereLayer("disk")
            .mayOnlyBeAccessedByLayers("run", "events", "table");

    @ArchTest
    static final ArchRule KNOWS_NO_OTHER_MODULE = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "backproplab.network..",
                    "backproplab.datasets..",
                    "backproplab.manual..",
                    "backproplab.dl4j..",
                    "backproplab.experiments..");

    @ArchTest
    static final ArchRule NOBODY_EXITS = noClasses().should().callMethod(System.class, "exit", int.class);
}
