package backproplab.check.verdict;

import java.util.List;

/**
 * One mistake that would give exactly what was seen.
 *
 * @param mistake its id in the catalogue
 * @param quantities which wrong quantities it explains, on every fixture
 * @param whole whether it gives everything that was seen, right and wrong, more of it than NaN, and nothing of it by chance
 * @param words one or two sentences as a colleague would say them
 * @param read the textbook's class and method to compare with
 */
public record Hint(String mistake, List<String> quantities, boolean whole, String words, String read) {}
