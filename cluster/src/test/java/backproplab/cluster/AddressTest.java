package backproplab.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backproplab.remote.ClusterException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {
    @Test
    void thisProcess() {
        assertEquals(1, Address.of("local").cores());
        assertEquals(3, Address.of("local[3]").cores());
        assertEquals(
                Runtime.getRuntime().availableProcessors(),
                Address.of("local[*]").cores());
        assertTrue(Address.of("local[3]").local());
        assertEquals("local[3,4]", Address.of("local[3]").master(1, false));
        assertEquals("local[2,4]", Address.of("local[8]").master(2, true), "one piece of work at a time");
    }

    @Test
    void mastersOfSparksOwnCluster() {
        Address address = Address.of("spark://pc1:7077,10.0.0.2:7078");
        assertEquals(
                List.of(new Address.HostPort("pc1", 7077), new Address.HostPort("10.0.0.2", 7078)), address.masters());
        assertFalse(address.local());
        assertEquals("spark://pc1:7077,10.0.0.2:7078", address.master(2, true));
        assertEquals(
                List.of(new Address.HostPort("[fe80::1]", 1)),
                Address.of("spark://[fe80::1]:1").masters());
    }

    @ParameterizedTest
    @ValueSource(strings = {"yarn", "k8s://https://10.0.0.1:6443", "k8s://pc1:6443"})
    void whatSparkReachesByItself(String text) {
        assertEquals(new Address(text, 0, List.of()), Address.of(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "local[]",
                "local[0]",
                "local[2,4]",
                "Local[2]",
                "spark://",
                "spark://pc1",
                "spark://pc1:",
                "spark://pc1:0",
                "spark://pc1:65536",
                "spark://pc1:7077,",
                "spark://pc1:7077/",
                "spark://:7077",
                "http://pc1:7077",
                "pc1:7077",
                "k8s://",
                "mesos://pc1:5050"
            })
    void anythingElseIsRefused(String text) {
        ClusterException refused = assertThrows(ClusterException.class, () -> Address.of(text));
        assertEquals(ClusterException.Kind.SETTING, refused.kind());
        assertEquals(
                "--cluster " + text + " is no address of a cluster.\nExamples: spark://HOST:7077 (Spark's own cluster),"
                        + " local[4] (this machine), yarn, k8s://https://HOST:6443.",
                refused.getMessage());
    }
}
