package backproplab.datasets.images;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Names of files as they are on disk, whatever the locale can express: Java's own text of a path has question marks in place of what it cannot, as for
 * every Chinese name in a container without LANG.
 */
final class FileNames {
    private static final int HEX = 16;

    private FileNames() {}

    /** The last name of a path, its bytes read as UTF-8, or as Latin-1 if they are none. */
    static String of(Path path) {
        byte[] bytes = bytes(path);
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
    }

    /** A path's URI escapes the bytes that the file system gave. */
    private static byte[] bytes(Path path) {
        String uri = path.toUri().toString().replaceAll("/$", "");
        String name = uri.substring(uri.lastIndexOf('/') + 1);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) == '%') {
                bytes.write(Integer.parseInt(name.substring(i + 1, i + 3), HEX));
                i += 2;
            } else {
                bytes.write(name.charAt(i));
            }
        }
        return bytes.toByteArray();
    }
}
