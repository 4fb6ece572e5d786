package backproplab.experiments.cli.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import backproplab.experiments.remote.TestClusterProvider;
import backproplab.files.failure.ExitCode;
import backproplab.files.failure.UserException;
import backproplab.remote.ClusterProvider;
import backproplab.remote.ClusterSettings;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class ClusterOptionsTest {
    @Command
    private static final class Holder {
        @Mixin
        private ClusterOptions options;
    }

    private static Optional<ClusterSettings> check(
            Optional<ClusterProvider> provider, OptionalInt threads, String... words) {
        Holder holder = new Holder();
        CommandLine line = new CommandLine(holder);
        line.parseArgs(words);
        return holder.options.check(provider, line.getParseResult(), "Lab", threads, true);
    }

    @Test
    void withoutTheOptionNothingIsAskedOf() {
        assertEquals(Optional.empty(), check(Optional.empty(), OptionalInt.of(3)));
    }

    @Test
    void settingsAreThoseThatWereTyped() {
        Optional<ClusterProvider> provider = Optional.of(new TestClusterProvider());
        assertEquals(
                new ClusterSettings("test:2", "Lab", 3, true, Map.of("a.b", "-Dx=1", "c", "")),
                check(provider, OptionalInt.of(3), "--cluster=test:2", "--cluster-set=a.b=-Dx=1", "--cluster-set", "c=")
                        .orElseThrow());
        ClusterSettings plain =
                check(provider, OptionalInt.empty(), "--cluster", "test:1").orElseThrow();
        assertEquals(1, plain.threads(), "one thread each unless it is said otherwise");
        assertFalse(plain.more().containsKey("a.b"));
    }

    @Test
    void aBuildWithoutTheProfileSaysWhatToAdd() {
        UserException e = assertThrows(
                UserException.class,
                () -> check(Optional.empty(), OptionalInt.empty(), "--cluster", "spark://pc1:7077"));
        assertEquals(ExitCode.ENVIRONMENT, e.code());
        assertEquals(
                "--cluster spark://pc1:7077: this build cannot reach other machines.\n"
                        + "Add the profile: mvn -Pcluster compile exec:java, and so on.",
                e.getMessage());
    }
}
