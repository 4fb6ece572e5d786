package backproplab.check.verdict;

import backproplab.check.trial.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What is said of wrong quantities that no mistake gives: the cause where one is seen, else how the error is spread. */
final class Unexplained {
    private final List<Trial> trials;
    private final List<String> left;
    private final List<String> wrong;
    private final Set<String> explained;
    private final Consequences consequences;

    Unexplained(List<Trial> trials, List<String> wrong, Set<String> explained, Consequences consequences) {
        this.trials = trials;
        this.wrong = wrong;
        this.explained = explained;
        this.consequences = consequences;
        left = Words.told(wrong.stream()
                .filter(quantity -> !explained.contains(quantity) && !consequences.has(quantity))
                .toList());
    }

    List<String> lines() {
        if (wrong.stream().anyMatch(quantity -> role(quantity) == Role.ARGUMENT)) {
            // Whatever else is wrong may be wrong because of it.
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        // Of what is computed one from the other, the first alone.
        of(Role.FORWARD).stream().limit(1).forEach(quantity -> lines.add(spread(quantity)));
        consequences(lines);
        left.stream()
                .filter(quantity -> role(quantity) != Role.FORWARD && !mayFollow(quantity))
                .forEach(quantity -> lines.add(spread(quantity) + ownForward(quantity)));
        return lines;
    }

    private List<String> of(Role role) {
        return left.stream().filter(quantity -> role(quantity) == role).toList();
    }

    private Role role(String quantity) {
        return Consequences.role(quantity, trials);
    }

    private String spread(String quantity) {
        return new Spread(quantity, trials).words();
    }

    private void consequences(List<String> lines) {
        List<String> follow = Words.told(consequences.ofForward().stream()
                .filter(quantity -> !explained.contains(quantity))
                .toList());
        if (!follow.isEmpty()) {
            lines.add(Words.list(follow) + (follow.size() == 1 ? " is the gradient" : " are the gradients")
                    + " of your own forward, as central differences say: it is forward that is wrong.");
        }
    }

    /** Whether a wrong forward may be the cause, and nothing says that it is not. */
    private boolean mayFollow(String quantity) {
        boolean gradient = role(quantity) == Role.INPUT_GRADIENT || role(quantity) == Role.PARAMETER_GRADIENT;
        return gradient
                && wrong.stream().anyMatch(one -> role(one) == Role.FORWARD)
                && !consequences.notOfForward().contains(quantity);
    }

    private String ownForward(String quantity) {
        return consequences.notOfForward().contains(quantity)
                ? "; central differences of your own forward give another " + quantity
                : "";
    }
}
