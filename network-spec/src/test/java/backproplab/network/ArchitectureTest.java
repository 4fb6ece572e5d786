package backproplab.network;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "backproplab.network", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule ARROWS_RUN_ONE_WAY = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("engine")
            .definedBy("..network.engine..")
            .layer("model")
            .definedBy("..network.model..")
            .layer("init")
            .definedBy("..network.init..")
            .layer("rule")
            .definedBy("..network.rule..")
            .layer("layer")
            .definedBy("..network.layer..")
            .layer("shape")
            .definedBy("..network.shape..")
            .layer("processor")
            .definedBy("..network.processor..")
            .whereLayer("engine")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("processor")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("model")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("init")
            .mayOnlyBeAccessedByLayers("engine")
            .whereLayer("rule")
            .mayOnlyBeAccessedByLayers("engine")
            .whereLayer("layer")
            .mayOnlyBeAccessedByLayers("engine", "model", "init");

    @ArchTest
    static final ArchRule ONLY_THE_JDK =
            classes().should().onlyDependOnClassesThat().resideInAnyPackage("backproplab.network..", "java..");
}
