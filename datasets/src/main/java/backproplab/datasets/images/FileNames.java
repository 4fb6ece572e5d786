package backproplab.datasets.images;

import java.io.ByteArrayOutputStream;
import java.net.URI;
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
        return of(path.toUri());
    }

    static String of(URI uri) {
        byte[] bytes = bytes(uri);
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
    }

    /** A path's URI escapes the bytes that the file system gave; that of Windows, whose names are texts, leaves all beyond ASCII as it is. */
    private static byte[] bytes(URI uri) {
        String text = uri.toString().replaceAll("/$", "");
        // Not toASCIIString, which composes accents: two folders of Windows could become one class.
        byte[] name = text.substring(text.lastIndexOf('/') + 1).getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < name.length; i++) {
            if (name[i] == '%') {
                bytes.write(Integer.parseInt(new String(name, i + 1, 2, StandardCharsets.US_ASCII), HEX));
                i += 2;
            } else {
                bytes.write(name[i]);
            }
        }
        return bytes.toByteArray();
    }
}
