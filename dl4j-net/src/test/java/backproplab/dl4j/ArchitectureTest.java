package backproplab.dl4j;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "backproplab", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule KNOWS_THE_SPECIFICATION_ONLY = noClasses()
            .that()
            .resideInAPackage("backproplab.dl4j..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "backproplab.manual..",
                    "backproplab.datasets..",
                    "backproplab.files..",
                    "backproplab.experiments..");

    @ArchTest
    static final ArchRule CUSTOM_PARTS_STAND_ALONE = noClasses()
            .that()
            .resideInAPackage("backproplab.dl4j.custom..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("backproplab.dl4j");

    @ArchTest
    static final ArchRule NO_CYCLES =
            slices().matching("backproplab.(**)").should().beFreeOfCycles();

    /** Its zip format runs code that a crafted file brings along. */
    @ArchTest
    static final ArchRule NO_MODEL_SERIALIZER =
            noClasses().should().dependOnClassesThat().haveNameMatching(".*\\.(ModelSerializer|ModelGuesser)");

    /** Their host has been gone since 2024. */
    @ArchTest
    static final ArchRule NO_FETCHERS = noClasses()
            .should()
            .dependOnClassesThat()
            .haveNameMatching(".*(Fetcher|Mnist|Cifar).*")
            .orShould()
            .dependOnClassesThat()
            .resideInAnyPackage("org.deeplearning4j.datasets..", "org.deeplearning4j.zoo..");
}
