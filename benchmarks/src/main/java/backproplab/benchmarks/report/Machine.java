package backproplab.benchmarks.report;

import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import oshi.SystemInfo;
import oshi.hardware.CentralProcessor;
import oshi.hardware.HardwareAbstractionLayer;

/** The machine, the JDK and the state of the source that numbers depend on. */
public final class Machine {
    private Machine() {}

    /**
     * Reads them.
     *
     * @return values by name, in the order of environment.json
     */
    public static Map<String, Object> read() {
        HardwareAbstractionLayer hardware = new SystemInfo().getHardware();
        CentralProcessor processor = hardware.getProcessor();
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("cpu", processor.getProcessorIdentifier().getName());
        values.put("cores", Runtime.getRuntime().availableProcessors());
        values.put("physical_cores", processor.getPhysicalProcessorCount());
        values.put("caches", Caches.read());
        values.put("memory_bytes", hardware.getMemory().getTotal());
        values.put("os", property("os.name") + " " + property("os.version") + " " + property("os.arch"));
        values.put("jdk", property("java.vendor") + " " + property("java.vm.version"));
        values.put("java_version", property("java.version"));
        values.put("garbage_collectors", collectors());
        values.put("git_commit", GitState.commit());
        values.put("git_clean", GitState.clean());
        return values;
    }

    private static List<String> collectors() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .map(collector -> collector.getName())
                .toList();
    }

    private static String property(String name) {
        return System.getProperty(name, "unknown");
    }
}
