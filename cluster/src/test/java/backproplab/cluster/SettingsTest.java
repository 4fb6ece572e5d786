package backproplab.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import backproplab.remote.ClusterException;
import backproplab.remote.ClusterSettings;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.SparkConf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
    private static ClusterSettings settings(boolean alone, Map<String, String> more) {
        return new ClusterSettings("spark://pc1:7077", "test", 2, alone, more);
    }

    private static SparkConf conf(boolean alone, Map<String, String> more) {
        ClusterSettings settings = settings(alone, more);
        return Settings.of(settings, Address.of(settings.address()), Optional.of("10.0.0.9"));
    }

    @Test
    void whatIsChosen() {
        SparkConf conf = conf(false, Map.of());
        assertEquals("spark://pc1:7077", conf.get("spark.master"));
        assertEquals("test", conf.get("spark.app.name"));
        assertEquals("2", conf.get("spark.task.cpus"));
        assertEquals("4", conf.get("spark.task.maxFailures"));
        assertEquals("10.0.0.9", conf.get("spark.driver.host"));
        assertFalse(conf.contains("spark.executor.memory"), "that is decided when the workers are known");
        assertFalse(conf.contains("spark.executor.cores"), "all cores of a worker, one copy of the images");
    }

    @Test
    void executorsOfYarnAreToldHowLargeTheyAre() {
        SparkConf conf = Settings.of(
                new ClusterSettings("yarn", "test", 2, false, Map.of()), Address.of("yarn"), Optional.empty());
        assertEquals("2", conf.get("spark.executor.cores"));
        assertEquals("2048m", conf.get("spark.executor.memory"));
    }

    @Test
    void aloneMeansAnExecutorForEachPieceOfWork() {
        assertEquals("2", conf(true, Map.of()).get("spark.executor.cores"));
    }

    @Test
    void whatTheUserSaysWins() {
        SparkConf conf = conf(
                true,
                Map.of("spark.executor.memory", "512m", "spark.executor.cores", "4", "spark.driver.host", "10.0.0.1"));
        assertEquals("512m", conf.get("spark.executor.memory"));
        assertEquals("4", conf.get("spark.executor.cores"));
        assertEquals("10.0.0.1", conf.get("spark.driver.host"));
    }

    @Test
    void slowMachinesMayHaveMoreTime() {
        assertEquals("20 seconds", Settings.deadline(settings(false, Map.of())).text());
        String time = "spark.scheduler.maxRegisteredResourcesWaitingTime";
        assertEquals(
                "120 seconds",
                Settings.deadline(settings(false, Map.of(time, "2min"))).text());
        ClusterException refused =
                assertThrows(ClusterException.class, () -> Settings.deadline(settings(false, Map.of(time, "long"))));
        assertEquals(ClusterException.Kind.SETTING, refused.kind());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "executor.memory|4g|executor.memory=4g: settings of Spark begin with spark."
                        + "/Example: --cluster-set spark.executor.memory=4g",
                "spark.|4g|spark.=4g: settings of Spark begin with spark."
                        + "/Example: --cluster-set spark.executor.memory=4g",
                "spark.master|yarn|spark.master=yarn: that is what --cluster says./Leave the setting out.",
                "spark.task.cpus|2|spark.task.cpus=2: that is what --threads says./Leave the setting out.",
                "spark.executor.cores|two|spark.executor.cores=two: a number of cores, at least 1."
                        + "/Example: --cluster-set spark.executor.cores=2",
                "spark.executor.cores|1|spark.executor.cores=1 leaves no room for --threads 2."
                        + "/Use fewer threads, or more cores.",
                "spark.cores.max|1|spark.cores.max=1 leaves no room for --threads 2./Use fewer threads, or more cores."
            })
    void whatCannotBe(String key, String value, String message) {
        ClusterException refused =
                assertThrows(ClusterException.class, () -> Settings.check(settings(false, Map.of(key, value))));
        assertEquals(ClusterException.Kind.SETTING, refused.kind());
        assertEquals("--cluster-set " + message.replace('/', '\n'), refused.getMessage());
    }
}
