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

/** Notes which core runs in a fresh JVM, for this processor or as if it were another vendor's with AVX2 and no more. */
final class ReadCore {

    static final String VENDOR = "test.vendor";

    private ReadCore() {}

    public static void main(String[] args) throws IOException, Dl4jUnavailableException {
        String vendor = System.getProperty(VENDOR, "");
        BlasCore core;
        if (vendor.isEmpty()) {
            Dl4jBackend.ensureAvailable();
            core = Dl4jBackend.info().blasCore().orElseThrow();
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
                        core.trouble().orElse("none")));
    }
}
