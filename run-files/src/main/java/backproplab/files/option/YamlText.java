package backproplab.files.option;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;

/** How the user's YAML is read: a name that stands twice is an error. */
final class YamlText {
    private static final YAMLFactory FACTORY = YAMLFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private YamlText() {}

    static JsonParser parser(String text) throws IOException {
        return FACTORY.createParser(text);
    }
}
