package backproplab.datasets.fetch;

/**
 * A file that mirrors have, and how to tell that it arrived whole.
 *
 * @param name its name at every mirror and on disk
 * @param bytes its size
 * @param md5 its published MD5, 32 hex digits in lower case
 */
public record RemoteFile(String name, long bytes, String md5) {}
