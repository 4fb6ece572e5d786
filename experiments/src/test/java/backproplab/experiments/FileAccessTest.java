package backproplab.experiments;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.io.StringWriter;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.io.file.PathUtils;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Who writes files, and what reads those that anybody may have made. */
@AnalyzeClasses(packages = "backproplab", importOptions = ImportOption.DoNotIncludeTests.class)
class FileAccessTest {
    private static final Set<String> WRITERS = Set.of(
            "java.io.FileOutputStream",
            "java.io.FileWriter",
            "java.io.RandomAccessFile",
            "java.util.logging.FileHandler");
    private static final Set<String> MAY_BE_GIVEN_A_FILE =
            Set.of("java.io.PrintStream", "java.io.PrintWriter", "java.util.Formatter");
    private static final Set<String> SOURCES = Set.of(
            "java.io.File",
            "java.io.InputStream",
            "java.io.DataInputStream",
            "java.io.Reader",
            "java.net.URI",
            "java.net.URL",
            "java.nio.channels.FileChannel",
            "java.nio.file.Path");

    private static final DescribedPredicate<JavaAccess<?>> WRITES = describe(
            "a method that changes a file",
            access -> access.getTarget() instanceof AccessTarget.CodeUnitAccessTarget target && writes(target));

    private static boolean writes(AccessTarget.CodeUnitAccessTarget target) {
        String owner = target.getOwner().getName();
        String name = target.getName();
        if (owner.equals("java.nio.file.Files")) {
            return name.matches(
                    "(write|create|delete|move|copy|set).*|newOutputStream|newBufferedWriter|newByteChannel");
        }
        if (owner.equals("java.nio.channels.FileChannel")
                || owner.equals("java.nio.channels.AsynchronousFileChannel")) {
            return name.equals("open");
        }
        if (owner.equals("java.io.File")) {
            return name.matches("(create|delete|mkdir|rename|set).*");
        }
        if (owner.startsWith("org.apache.commons.io.")) {
            return owner.matches(".*\\.(FileUtils|PathUtils|FileWriterWithEncoding)")
                    && name.matches("(write|delete|copy|move|clean|force|touch|create|set).*|open.*Output.*|<init>");
        }
        if (owner.equals("javax.imageio.ImageIO")) {
            return name.equals("write");
        }
        boolean constructor = name.equals("<init>");
        return constructor && WRITERS.contains(owner)
                || constructor
                        && MAY_BE_GIVEN_A_FILE.contains(owner)
                        && Set.of("java.io.File", "java.lang.String").contains(firstParameter(target));
    }

    private static String firstParameter(AccessTarget.CodeUnitAccessTarget target) {
        List<JavaClass> types = target.getRawParameterTypes();
        return types.isEmpty() ? "" : types.get(0).getName();
    }

    /** Downloads have a cache and a care of their own; what a driver says and whether a library may unpack go through a file for a moment. */
    @ArchTest
    static final ArchRule ONLY_THE_DISK_WRITES_FILES = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("backproplab.files.disk.Disk")
            .and()
            .resideOutsideOfPackage("backproplab.datasets.fetch..")
            .and()
            .doNotHaveFullyQualifiedName("backproplab.dl4j.gpu.NvidiaSmi")
            .and()
            .doNotHaveFullyQualifiedName("backproplab.torch.NativeCache")
            .should()
            .accessTargetWhere(WRITES);

    private static final DescribedPredicate<JavaAccess<?>> PARSES = describe(
            "a method of Deeplearning4j's libraries that reads a file or a text",
            access -> access.getTarget() instanceof AccessTarget.CodeUnitAccessTarget target && parses(target));

    private static boolean parses(AccessTarget.CodeUnitAccessTarget target) {
        if (!target.getOwner().getName().matches("org\\.(nd4j|deeplearning4j|datavec)\\..*")) {
            return false;
        }
        List<String> parameters =
                target.getRawParameterTypes().stream().map(JavaClass::getName).toList();
        boolean text = Stream.of("java.lang.String", "[B").anyMatch(parameters::contains);
        return parameters.stream().anyMatch(SOURCES::contains)
                || text && target.getName().matches("(from|read|load|parse|restore|import|deserialize).*");
    }

    /** Their shaded Jackson, SnakeYAML, Guava and protobuf are old, with known faults: what comes from outside must not reach them. */
    @ArchTest
    static final ArchRule NOTHING_FROM_OUTSIDE_REACHES_SHADED_PARSERS =
            noClasses().should().accessTargetWhere(PARSES);

    @ArchTest
    static final ArchRule NOBODY_KNOWS_SHADED_LIBRARIES =
            noClasses().should().dependOnClassesThat().resideInAnyPackage("org.nd4j.shade..", "org.datavec..");

    /** OpenCV gets the bytes of PNG and JPEG files that were checked before, and no name of a file. */
    @ArchTest
    static final ArchRule ONLY_THE_PIXEL_READER_DECODES_IMAGES = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("backproplab.datasets.images.PixelReader")
            .should()
            .accessTargetWhere(describe(
                    "a decoder of OpenCV",
                    access -> access.getTarget().getOwner().getName().startsWith("org.bytedeco.opencv")
                            && access.getTarget().getName().matches("im(read|decode).*|VideoCapture|haveImage.*")));

    @ArchTest
    static final ArchRule NO_IMAGE_IS_READ_BY_NAME = noClasses()
            .should()
            .accessTargetWhere(describe(
                    "a decoder of OpenCV that opens a file",
                    access -> access.getTarget().getOwner().getName().startsWith("org.bytedeco.opencv")
                            && access.getTarget().getName().startsWith("imread")));

    /** What both rules must find. */
    @SuppressWarnings("unused")
    private static final class Planted {
        void write(Path path) throws IOException {
            Files.writeString(path, "");
            Files.createDirectories(path);
            new FileOutputStream(path.toFile()).close();
            new RandomAccessFile(path.toFile(), "rw").close();
            FileChannel.open(path).close();
            path.toFile().deleteOnExit();
            PathUtils.deleteDirectory(path);
            new PrintWriter("name", StandardCharsets.UTF_8).close();
        }

        INDArray parse(File file, byte[] bytes) throws IOException {
            MultiLayerConfiguration.fromYaml("");
            Nd4j.fromByteArray(bytes);
            return Nd4j.createFromNpyFile(file);
        }

        void read(Path path) throws IOException {
            Files.readString(path);
            new PrintWriter(new StringWriter()).close();
        }
    }

    private static int found(DescribedPredicate<JavaAccess<?>> predicate) {
        return noClasses()
                .should()
                .accessTargetWhere(predicate)
                .evaluate(new ClassFileImporter().importClasses(Planted.class))
                .getFailureReport()
                .getDetails()
                .size();
    }

    @Test
    void theRulesSeeWhatTheyForbid() {
        assertEquals(8, found(WRITES));
        assertEquals(3, found(PARSES));
    }
}
