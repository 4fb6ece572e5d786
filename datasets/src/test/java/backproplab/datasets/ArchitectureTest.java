package backproplab.datasets;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.net.URI;

@AnalyzeClasses(packages = "backproplab.datasets", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    /** The only class that knows commons-compress. */
    private static final String ARCHIVE_READER = "backproplab.datasets.source.CifarArchive";

    @ArchTest
    static final ArchRule ARROWS_POINT_FROM_THE_CATALOG_TO_ITS_PARTS = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("catalog")
            .definedBy("backproplab.datasets")
            .layer("images")
            .definedBy("backproplab.datasets.images..")
            .layer("source")
            .definedBy("backproplab.datasets.source..")
            .layer("augment")
            .definedBy("backproplab.datasets.augment..")
            .layer("fetch")
            .definedBy("backproplab.datasets.fetch..")
            .whereLayer("catalog")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("images")
            .mayOnlyBeAccessedByLayers("catalog")
            .whereLayer("source")
            .mayOnlyBeAccessedByLayers("catalog", "images")
            .whereLayer("augment")
            .mayOnlyBeAccessedByLayers("catalog", "images")
            .whereLayer("fetch")
            .mayOnlyBeAccessedByLayers("catalog");

    @ArchTest
    static final ArchRule ONLY_THE_JDK_AND_SLF4J = classes()
            .that()
            .doNotHaveFullyQualifiedName(ARCHIVE_READER)
            .and()
            .resideOutsideOfPackage("backproplab.datasets.images..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("backproplab.datasets..", "java..", "org.slf4j");

    @ArchTest
    static final ArchRule ONLY_IMAGES_KNOW_OPENCV = classes()
            .that()
            .resideInAPackage("backproplab.datasets.images..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("backproplab.datasets..", "java..", "javax.imageio..", "org.bytedeco..");

    @ArchTest
    static final ArchRule ONLY_FETCH_USES_THE_NET = classes()
            .that()
            .resideOutsideOfPackage("backproplab.datasets.fetch..")
            .should()
            .onlyDependOnClassesThat(resideOutsideOfPackage("java.net..").or(type(URI.class)));
}
