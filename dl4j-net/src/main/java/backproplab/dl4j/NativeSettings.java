package backproplab.dl4j;

import java.lang.management.ManagementFactory;

/**
 * System properties that ND4J and DL4J read once, while they load.
 *
 * <p>A property that is set already stays as it is.
 */
final class NativeSettings {

    static final String MAX_BYTES = "org.bytedeco.javacpp.maxbytes";
    static final String MAX_PHYSICAL_BYTES = "org.bytedeco.javacpp.maxphysicalbytes";
    static final String CRASH_DUMPS = "org.deeplearning4j.crash.reporting.enabled";

    private NativeSettings() {}

    /** Must run before the first class of JavaCPP loads. */
    static void apply() {
        long ram = physicalMemory();
        // JavaCPP would take the heap limit, which says nothing about memory outside the heap; the physical limit also
        // counts the heap and mapped files, so it is the machine's memory.
        setIfAbsent(MAX_BYTES, Long.toString(ram / 4 * 3));
        setIfAbsent(MAX_PHYSICAL_BYTES, Long.toString(ram));
        // A dump would land in the working folder.
        setIfAbsent(CRASH_DUMPS, "false");
    }

    private static long physicalMemory() {
        return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
                .getTotalMemorySize();
    }

    private static void setIfAbsent(String key, String value) {
        if (System.getProperty(key) == null) {
            System.setProperty(key, value);
        }
    }
}
