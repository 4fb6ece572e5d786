package backproplab.experiments.cli.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunningHostsTest {
    private final List<String> shown = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private final RunningHosts hosts = new RunningHosts(shown::add, warnings::add);

    private String last() {
        return shown.get(shown.size() - 1);
    }

    @Test
    void machinesAreNamedInTheirOrder() {
        hosts.began("trial 1", "pc2");
        hosts.began("trial 2", "pc1");
        hosts.began("trial 3", "pc1");
        assertEquals("running: pc1 2, pc2 1", last());
        hosts.ended("trial 2", "pc1");
        hosts.ended("trial 2", "pc1");
        hosts.ended("trial 9", "pc9");
        assertEquals("running: pc1 1, pc2 1", last());
        hosts.ended("trial 3", "pc1");
        hosts.ended("trial 1", "pc2");
        assertEquals("", last());
        hosts.warning("gone");
        assertEquals(List.of("gone"), warnings);
    }

    @Test
    void manyMachinesAreCounted() {
        for (int pc = 1; pc <= 20; pc++) {
            hosts.began("trial " + pc, "pc" + pc);
            hosts.began("trial " + (100 + pc), "pc" + pc);
        }
        assertEquals("running: 40 on 20 machines", last());
        assertTrue(shown.stream().allMatch(words -> words.length() <= 34), shown::toString);
    }
}
