package backproplab.experiments.remote;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Digests by SHA-256. */
final class Sha256 {
    private static final int DIGITS = 16;

    private Sha256() {}

    /** One that has seen nothing. */
    static MessageDigest begin() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** The first quarter of it, which tells builds and images apart. */
    static String digits(MessageDigest seen) {
        return HexFormat.of().formatHex(seen.digest()).substring(0, DIGITS);
    }
}
