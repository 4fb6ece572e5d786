package backproplab.experiments.remote;

import backproplab.files.failure.UserException;
import backproplab.remote.RefusedException;
import java.util.Map;

/** Says what it was told, with a byte for each image; or does what goes wrong. */
public final class EchoWork implements WorkKind {
    static final String TOKEN = "echo";

    /** What it is told, and says. */
    record Command(String say, double number, String images) {
        Command with(String name) {
            return new Command(say, number, name);
        }
    }

    @Override
    public String token() {
        return TOKEN;
    }

    @Override
    public Outcome work(Assignment assignment) throws RefusedException {
        Command command = assignment.command(Command.class);
        switch (command.say()) {
            case "throw" -> throw new IllegalStateException("told to");
            case "refuse" -> throw new RefusedException("told to refuse");
            case "user" -> throw UserException.usage("--lr cannot be 0.");
            default -> {
                int count = assignment.images(command.images()).train().size();
                return new Outcome(command, Map.of("labels", new byte[count]));
            }
        }
    }
}
