package backproplab.experiments.cli;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Arguments that Java could not decode, such as Chinese names in a container without LANG: no file would be found by them. */
final class GarbledArguments {
    /** What Java puts in place of bytes that the locale gives no meaning. */
    private static final char UNKNOWN = '\uFFFD';

    private GarbledArguments() {}

    /**
     * Looks for one.
     *
     * @param environment the environment variables
     * @param arguments what the user typed
     * @return two lines for the user; empty if all is well
     */
    static Optional<String> message(Map<String, String> environment, String... arguments) {
        String locale = Stream.of("LC_ALL", "LC_CTYPE", "LANG")
                .filter(name -> !environment.getOrDefault(name, "").isEmpty())
                .map(name -> name + "=" + environment.get(name))
                .findFirst()
                .orElse("none is set");
        return Arrays.stream(arguments)
                .filter(argument -> argument.indexOf(UNKNOWN) >= 0)
                .findFirst()
                .map(
                        argument -> "The argument '" + argument.replace(UNKNOWN, '?')
                                + "' has characters that this locale cannot express (" + locale
                                + ").\nRun again with LC_ALL= LANG=C.UTF-8 in front of the command, and the argument in UTF-8.");
    }
}
