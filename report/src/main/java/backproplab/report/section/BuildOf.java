package backproplab.report.section;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The build of the program that made a run, as far as environment.json and config.json tell what took part. */
final class BuildOf {
    private static final String ON_GPU = "dl4j-cuda";
    /** The release of Deeplearning4j that the profile cuda-ptx takes, for the PTX in it. */
    private static final String WITH_PTX = "1.0.0-M1.1";
    /** Operating system, processor, and what makes the native library another one than the usual. */
    private static final Pattern CLASSIFIER = Pattern.compile("[a-z]+-[a-z0-9_]+-(\\w[\\w-]*)");

    private BuildOf() {}

    /** What Maven is to be told for a run that other machines may have trained for; empty for the build without a profile. */
    static List<String> switches(JsonNode environment, boolean cluster) {
        JsonNode dl4j = environment.path("dl4j");
        boolean gpu = dl4j.path("backend").asText().equals(ON_GPU);
        List<String> profiles = new ArrayList<>();
        if (environment.has("pytorch")) {
            profiles.add("pytorch");
        }
        if (cluster) {
            profiles.add("cluster");
        }
        if (gpu) {
            profiles.add(dl4j.path("version").asText().equals(WITH_PTX) ? "cuda-ptx" : "cuda");
        }
        List<String> switches = new ArrayList<>();
        if (!profiles.isEmpty()) {
            switches.add("-P" + String.join(",", profiles));
        }
        Matcher classifier = CLASSIFIER.matcher(dl4j.path("classifier").asText());
        if (gpu) {
            switches.add("-Dcuda.natives");
        } else if (classifier.matches()) {
            switches.add("-Dnd4j.build=" + classifier.group(1));
        }
        return switches;
    }
}
