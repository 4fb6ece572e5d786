package backproplab.files.events;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class EventRecordTest {
    /** The check value of CRC-32C in RFC 3720 and in every catalogue of checksums. */
    private static final int OF_NINE_DIGITS = 0xE3069283;

    @Test
    void theChecksumIsCrc32C() {
        byte[] digits = "123456789".getBytes(StandardCharsets.US_ASCII);
        assertEquals(OF_NINE_DIGITS, EventRecord.crc(digits, digits.length));
        assertEquals(EventRecord.crc("1234".getBytes(StandardCharsets.US_ASCII), 4), EventRecord.crc(digits, 4));
    }

    /**
     * By hand: the upper 17 bits of e3069283 are 1c60d, and its lower 15 bits, 1283, moved up by 17 are 25060000: together 2507c60d. With
     * a282ead8 added that is c78ab0e5.
     */
    @Test
    void itIsMaskedAsTensorFlowDoes() {
        assertEquals(0xC78AB0E5, EventRecord.masked(OF_NINE_DIGITS));
        assertEquals(0xA282EAD8, EventRecord.masked(0));
    }

    /** The first twelve bytes of any file of events that TensorFlow itself wrote: 24 bytes follow, and the checksum of that. */
    @Test
    void aRecordBeginsAsThoseOfTensorFlow() {
        byte[] record = EventRecord.of(new byte[24]);
        assertArrayEquals(HexFormat.of().parseHex("1800000000000000a37f4b22"), Arrays.copyOf(record, 12));
        assertEquals(12 + 24 + 4, record.length);
    }
}
