package backproplab.files.machine;

import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import oshi.SystemInfo;
import oshi.hardware.HardwareAbstractionLayer;

/** The machine, the system and the JDK that numbers depend on. */
public final class Machine {
    /** What stands for a fact that cannot be read: {@value}. */
    public static final String UNKNOWN = "unknown";

    private static final Logger LOG = LoggerFactory.getLogger(Machine.class);

    private Machine() {}

    /**
     * The processor.
     *
     * @return its name, or {@value #UNKNOWN}
     */
    public static Object cpu() {
        return hardware(
                machine -> machine.getProcessor().getProcessorIdentifier().getName());
    }

    /**
     * The processor's cores without the second threads of each.
     *
     * @return a number, or {@value #UNKNOWN}
     */
    public static Object physicalCores() {
        return hardware(machine -> machine.getProcessor().getPhysicalProcessorCount());
    }

    /**
     * The machine's memory.
     *
     * @return bytes, or {@value #UNKNOWN}
     */
    public static Object memoryBytes() {
        return hardware(machine -> machine.getMemory().getTotal());
    }

    /**
     * The operating system.
     *
     * @return name, version and architecture
     */
    public static String os() {
        return property("os.name") + " " + property("os.version") + " " + property("os.arch");
    }

    /**
     * The JDK's build.
     *
     * @return vendor and version of the virtual machine
     */
    public static String jdk() {
        return property("java.vendor") + " " + property("java.vm.version");
    }

    /**
     * The version of Java.
     *
     * @return for example {@code 17.0.15}
     */
    public static String javaVersion() {
        return property("java.version");
    }

    private static Object hardware(Function<HardwareAbstractionLayer, ?> fact) {
        return known(() -> fact.apply(new SystemInfo().getHardware()));
    }

    /** What is only told stops no run: the library behind it needs a folder where it can unpack native code and run it. */
    static Object known(Supplier<?> value) {
        try {
            return value.get();
        } catch (RuntimeException | LinkageError e) {
            LOG.debug("a fact of the machine is unknown", e);
            return UNKNOWN;
        }
    }

    private static String property(String name) {
        return System.getProperty(name, UNKNOWN);
    }
}
