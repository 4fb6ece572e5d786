package backproplab.experiments.cli;

import backproplab.dl4j.gpu.HostFacts;
import backproplab.dl4j.gpu.Verdict;
import backproplab.files.failure.ExitCode;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Doctor: what this machine can run, and why. */
@Command(
        name = "Doctor",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        version = "Backprop Lab 0.1.0",
        description =
                "Says what this machine has and which Maven profile (default, cuda, cuda-ptx) can run on it. Takes "
                        + "a few seconds, downloads and writes nothing.",
        footer = {"", "Exit codes: 0 the profile it runs under can run here, 4 it cannot, 1 failure, 2 usage."})
public final class DoctorCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--json", description = "Print JSON, for reports of bugs.")
    private boolean json;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "results",
            description = "Where results would go (default: ${DEFAULT-VALUE}).")
    private Path out;

    @Option(names = "--debug", description = "Print stack traces.")
    private boolean debug;

    private final Map<String, String> environment;

    /** The command, in the environment of this process. */
    public DoctorCommand() {
        this(System.getenv());
    }

    DoctorCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws JsonProcessingException {
        HostFacts facts = HostFacts.read(environment);
        Verdict verdict = Verdict.of(facts, facts.profile());
        Map<String, Object> report = new DoctorReport(environment, out).read(facts, verdict);
        PrintWriter screen = spec.commandLine().getOut();
        if (json) {
            screen.println(new ObjectMapper()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .writeValueAsString(report));
        } else {
            DoctorText.of(report).forEach(screen::println);
        }
        screen.flush();
        return (verdict.runs() ? ExitCode.OK : ExitCode.ENVIRONMENT).code();
    }
}
