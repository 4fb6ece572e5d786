package backproplab.experiments;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import backproplab.experiments.cli.Launcher;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "backproplab", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule MODULES = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("datasets")
            .definedBy("backproplab.datasets..")
            .layer("network-spec")
            .definedBy("backproplab.network..")
            .layer("run-files")
            .definedBy("backproplab.files..")
            .layer("remote-work")
            .definedBy("backproplab.remote..")
            .optionalLayer("cluster")
            .definedBy("backproplab.cluster..")
            .layer("report")
            .definedBy("backproplab.report..")
            .layer("manual-net")
            .definedBy("backproplab.manual..")
            .layer("check")
            .definedBy("backproplab.check..")
            .layer("dl4j-net")
            .definedBy("backproplab.dl4j..")
            .optionalLayer("torch-net")
            .definedBy("backproplab.torch..")
            .layer("experiments")
            .definedBy("backproplab.experiments..")
            .whereLayer("experiments")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("datasets")
            .mayOnlyBeAccessedByLayers("experiments")
            .whereLayer("run-files")
            .mayOnlyBeAccessedByLayers("experiments", "report")
            .whereLayer("remote-work")
            .mayOnlyBeAccessedByLayers("cluster", "experiments")
            .whereLayer("report")
            .mayOnlyBeAccessedByLayers("experiments")
            .whereLayer("network-spec")
            .mayOnlyBeAccessedByLayers("manual-net", "dl4j-net", "torch-net", "check", "experiments")
            .whereLayer("manual-net")
            .mayOnlyBeAccessedByLayers("check", "experiments")
            .whereLayer("check")
            .mayOnlyBeAccessedByLayers("experiments")
            .whereLayer("dl4j-net")
            .mayOnlyBeAccessedByLayers("experiments")
            // Found by the service loader: no class of another module names one of it.
            .whereLayer("torch-net")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("cluster")
            .mayNotBeAccessedByAnyLayer();

    @ArchTest
    static final ArchRule ROOMS = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("cli")
            .definedBy("..experiments.cli..")
            .layer("process")
            .definedBy("..experiments.process..")
            .layer("ladder")
            .definedBy("..experiments.ladder..")
            .layer("tune")
            .definedBy("..experiments.tune..")
            .layer("predict")
            .definedBy("..experiments.predict..")
            .layer("parity")
            .definedBy("..experiments.parity..")
            .layer("grade")
            .definedBy("..experiments.grade..")
            .layer("reproduce")
            .definedBy("..experiments.reproduce..")
            .layer("publish")
            .definedBy("..experiments.publish..")
            .layer("search")
            .definedBy("..experiments.search..")
            .layer("compare")
            .definedBy("..experiments.compare..")
            .layer("checkpoint")
            .definedBy("..experiments.checkpoint..")
            .layer("results")
            .definedBy("..experiments.results..")
            .layer("watch")
            .definedBy("..experiments.watch..")
            .layer("train")
            .definedBy("..experiments.train..")
            .layer("engine")
            .definedBy("..experiments.engine..")
            .layer("weights")
            .definedBy("..experiments.weights..")
            .layer("remote")
            .definedBy("..experiments.remote..")
            .layer("reports")
            .definedBy("..experiments.reports..")
            .layer("check")
            .definedBy("..experiments.check..")
            .layer("stats")
            .definedBy("..experiments.stats..")
            .layer("task")
            .definedBy("..experiments.task..")
            .layer("recipe")
            .definedBy("..experiments.recipe..")
            .whereLayer("cli")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("process")
            .mayOnlyBeAccessedByLayers("cli")
            .whereLayer("ladder")
            .mayOnlyBeAccessedByLayers("cli")
            .whereLayer("tune")
            .mayOnlyBeAccessedByLayers("cli")
            .whereLayer("predict")
            .mayOnlyBeAccessedByLayers("cli")
            .whereLayer("parity")
            .mayOnlyBeAccessedByLayers("cli")
            .whereLayer("grade")
            .mayOnlyBeAccessedByLayers("cli")
            .whereLayer("reproduce")
            .mayOnlyBeAccessedByLayers("cli")
            .whereLayer("publish")
            .mayOnlyBeAccessedByLayers("cli")
            .whereLayer("search")
            .mayOnlyBeAccessedByLayers("cli")
            .whereLayer("compare")
            .mayOnlyBeAccessedByLayers("cli", "ladder", "tune", "reproduce", "search")
            .whereLayer("checkpoint")
            .mayOnlyBeAccessedByLayers("cli", "compare", "reproduce", "search")
            .whereLayer("results")
            .mayOnlyBeAccessedByLayers(
                    "cli",
                    "ladder",
                    "tune",
                    "parity",
                    "grade",
                    "compare",
                    "checkpoint",
                    "reproduce",
                    "publish",
                    "search",
                    "watch")
            .whereLayer("reports")
            .mayOnlyBeAccessedByLayers("cli", "reproduce", "publish", "task")
            .whereLayer("check")
            .mayOnlyBeAccessedByLayers("reports", "reproduce")
            .whereLayer("stats")
            .mayOnlyBeAccessedByLayers("reproduce", "results")
            .whereLayer("watch")
            .mayOnlyBeAccessedByLayers("compare")
            .whereLayer("remote")
            .mayOnlyBeAccessedByLayers("cli", "reproduce", "search")
            .whereLayer("train")
            .mayOnlyBeAccessedByLayers(
                    "cli",
                    "ladder",
                    "tune",
                    "compare",
                    "checkpoint",
                    "results",
                    "recipe",
                    "task",
                    "reports",
                    "reproduce",
                    "search")
            .whereLayer("engine")
            .mayOnlyBeAccessedByLayers(
                    "cli",
                    "ladder",
                    "tune",
                    "predict",
                    "parity",
                    "compare",
                    "checkpoint",
                    "results",
                    "train",
                    "task",
                    "reports",
                    "reproduce",
                    "publish",
                    "search",
                    "remote")
            .whereLayer("task")
            .mayOnlyBeAccessedByLayers("cli", "reproduce")
            .whereLayer("recipe")
            .mayOnlyBeAccessedByLayers(
                    "cli", "ladder", "tune", "compare", "results", "task", "reports", "reproduce", "search");

    @ArchTest
    static final ArchRule COMMAND_LINE = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("commands")
            .definedBy("..experiments.cli")
            .layer("lab")
            .definedBy("..experiments.cli.lab")
            .layer("report")
            .definedBy("..experiments.cli.report")
            .layer("check")
            .definedBy("..experiments.cli.check")
            .layer("search")
            .definedBy("..experiments.cli.search")
            .layer("tune")
            .definedBy("..experiments.cli.tune")
            .layer("live")
            .definedBy("..experiments.cli.live")
            .layer("cluster")
            .definedBy("..experiments.cli.cluster")
            .layer("command")
            .definedBy("..experiments.cli.command")
            .layer("option")
            .definedBy("..experiments.cli.option")
            .layer("screen")
            .definedBy("..experiments.cli.screen")
            .layer("typing")
            .definedBy("..experiments.cli.typing")
            .whereLayer("commands")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("lab")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("report")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("check")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("search")
            .mayOnlyBeAccessedByLayers("lab")
            .whereLayer("tune")
            .mayOnlyBeAccessedByLayers("commands")
            .whereLayer("command")
            .mayOnlyBeAccessedByLayers("commands", "lab", "report", "check")
            .whereLayer("cluster")
            .mayOnlyBeAccessedByLayers("lab")
            .whereLayer("live")
            .mayOnlyBeAccessedByLayers("commands", "lab", "command")
            .whereLayer("option")
            .mayOnlyBeAccessedByLayers("commands", "lab", "check", "search", "tune", "cluster", "command")
            .whereLayer("typing")
            .mayOnlyBeAccessedByLayers("commands")
            .whereLayer("screen")
            .mayOnlyBeAccessedByLayers(
                    "commands", "lab", "report", "check", "search", "tune", "live", "cluster", "command", "option");

    @ArchTest
    static final ArchRule NO_CIRCLES =
            slices().matching("backproplab.experiments.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule ONLY_THE_LAUNCHER_EXITS =
            noClasses().that().doNotBelongToAnyOf(Launcher.class).should().callMethod(System.class, "exit", int.class);

    @ArchTest
    static final ArchRule ONLY_ENGINES_SEE_DL4J_NETWORKS = noClasses()
            .that()
            .resideInAnyPackage("..experiments.train..", "..experiments.task..", "..experiments.weights..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("backproplab.dl4j..");
}
