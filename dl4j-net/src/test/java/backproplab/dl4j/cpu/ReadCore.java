package backproplab.dl4j.cpu;

import backproplab.dl4j.Dl4jBackend;
import backproplab.dl4j.Dl4jUnavailableException;
import backproplab.network.processor.Processor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.global.openblas_nolapack;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Notes which core runs in a fresh JVM, for this processor or as if it were another vendor's with AVX2 and no more. */
final class ReadCore {

    static final String VENDOR = "test.vendor";

    private static final int SIZE = 200;
    private static final int PRODUCTS = 20;

    private ReadCore() {}

    public static void main(String[] args) throws IOException, Dl4jUnavailableException {
        Dl4jBackend.onGpu();
        String afterAsking = inherited();
        String vendor = System.getProperty(VENDOR, "");
        BlasCore core;
        if (vendor.isEmpty()) {
            Dl4jBackend.ensureAvailable();
            core = Dl4jBackend.info().blasCore().orElseThrow();
            multiply();
        } else {
            Processor pretended = new Processor(vendor, "", 0, 0, Set.of("avx2", "fma"), 0, 0, 0);
            CoreChoice choice = CoreChoice.make(pretended, System.getenv(), CRuntime::setVariable);
            Loader.load(openblas_nolapack.class);
            core = BlasCore.read(choice);
        }
        Files.write(
                Path.of(args[0]),
                List.of(
                        core.name(),
                        core.choice().by().toString(),
                        core.config().orElse("unknown"),
                        core.trouble().orElse("none"),
                        inherited(),
                        afterAsking));
    }

    /** What a process that is started from here finds in its environment. */
    private static String inherited() throws IOException {
        Process child = new ProcessBuilder("sh", "-c", "echo \"${" + CoreChoice.VARIABLE + "-nothing}\"").start();
        return child.inputReader().readLine();
    }

    /** Reading must not have harmed either copy of the library: one product from Java, one from inside an operation. */
    private static void multiply() {
        INDArray a = Nd4j.ones(DataType.FLOAT, SIZE, SIZE);
        INDArray fromJava = Nd4j.createUninitialized(DataType.FLOAT, new long[] {SIZE, SIZE}, 'f');
        for (int i = 0; i < PRODUCTS; i++) {
            Nd4j.gemm(a, a, fromJava, false, false, 1, 0);
            INDArray inside = Nd4j.matmul(a, a);
            if (inside.getFloat(0, 0) != SIZE || fromJava.getFloat(SIZE - 1, 0) != SIZE) {
                throw new IllegalStateException("wrong products");
            }
        }
    }
}
