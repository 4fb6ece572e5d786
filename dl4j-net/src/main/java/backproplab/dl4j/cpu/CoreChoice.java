package backproplab.dl4j.cpu;

import backproplab.network.processor.Processor;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * The choice that was made before OpenBLAS loaded.
 *
 * @param by       who chose
 * @param asked    value of {@code OPENBLAS_CORETYPE} from then on; empty if it has none
 * @param wanted   what the rule says, empty if nothing
 * @param obstacle why the rule could not be carried out; empty if it could, or had nothing to say
 */
public record CoreChoice(Chooser by, Optional<String> asked, Optional<String> wanted, Optional<String> obstacle) {

    /** The variable that OpenBLAS reads while it loads: {@value}. */
    public static final String VARIABLE = "OPENBLAS_CORETYPE";

    /**
     * Chooses for this process. Must run before OpenBLAS loads; what the user set stays.
     *
     * @return what was chosen
     */
    public static CoreChoice make() {
        return make(Processor.here(), System.getenv(), CRuntime::setVariable);
    }

    /**
     * Takes back what was set, once OpenBLAS has loaded: a process that is started from here would take it for its user's choice.
     */
    public void withdraw() {
        if (by == Chooser.RULE) {
            CRuntime.unsetVariable(VARIABLE);
        }
    }

    /**
     * Leaves the choice to OpenBLAS.
     *
     * @return what there is: the user's choice, or the library's
     */
    public static CoreChoice leave() {
        Optional<String> users = Optional.ofNullable(System.getenv(VARIABLE));
        return new CoreChoice(
                users.isPresent() ? Chooser.USER : Chooser.LIBRARY,
                users,
                CoreRule.coreFor(Processor.here()),
                Optional.empty());
    }

    /**
     * The same as {@link #make()} with everything from outside handed in.
     *
     * @param processor   what is known of the processor
     * @param environment the variables before anything was set
     * @param setter      sets a variable of the C runtime; may fail with a {@link LinkageError} or a {@link RuntimeException}
     */
    static CoreChoice make(Processor processor, Map<String, String> environment, BiConsumer<String, String> setter) {
        Optional<String> wanted = CoreRule.coreFor(processor);
        Optional<String> users = Optional.ofNullable(environment.get(VARIABLE));
        if (users.isPresent()) {
            return new CoreChoice(Chooser.USER, users, wanted, Optional.empty());
        }
        if (wanted.isEmpty()) {
            return new CoreChoice(Chooser.LIBRARY, Optional.empty(), wanted, Optional.empty());
        }
        try {
            setter.accept(VARIABLE, wanted.get());
            return new CoreChoice(Chooser.RULE, wanted, wanted, Optional.empty());
        } catch (LinkageError | RuntimeException e) {
            return new CoreChoice(Chooser.LIBRARY, Optional.empty(), wanted, Optional.of(CRuntime.reason(e)));
        }
    }
}
