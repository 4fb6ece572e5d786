package backproplab.check.trial;

import java.util.List;

/**
 * One thing that can be right or wrong: a kind of layer, a loss, a rule.
 *
 * @param name for example {@code Linear}, {@code Conv2d}, {@code relu}, {@code softmax-cross-entropy}, {@code adam}
 * @param fixtures on which it is tried; several, whose sizes differ so much that no two mistakes look alike on all
 */
public record Subject(String name, List<Fixture> fixtures) {

    /**
     * Whether it has a forward that can be right while its backward is wrong.
     *
     * @return false for update rules and initial weights
     */
    public boolean hasBackward() {
        return fixtures.stream().noneMatch(fixture -> fixture instanceof RuleFixture || fixture instanceof InitFixture);
    }
}
