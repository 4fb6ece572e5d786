package backproplab.cluster;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.Serializable;

@AnalyzeClasses(packages = "backproplab.cluster", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule NOTHING_OF_NETWORKS = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "backproplab.cluster..",
                    "backproplab.remote..",
                    "com.fasterxml.jackson..",
                    "java..",
                    "org.apache.spark..",
                    "scala..");

    @ArchTest
    static final ArchRule ONE_CLASS_TRAVELS = noClasses()
            .that()
            .doNotHaveSimpleName("WorkTask")
            .and()
            .areNotAssignableTo(Throwable.class)
            .and()
            .areNotEnums()
            .should()
            .beAssignableTo(Serializable.class);
}
