package backproplab.experiments.search;

import java.util.List;

/**
 * One of a list.
 *
 * @param items the values, at least one
 */
public record Items(List<String> items) implements Values {
    /** What the text begins with: {@value}. */
    public static final String KIND = "item";

    /** Separates values that hold no comma. */
    private static final String COMMA = ",";
    /** Separates values that may hold commas; one alone ends with it. */
    private static final String SEMICOLON = ";";

    /**
     * Copies the list.
     *
     * @throws IllegalArgumentException if it is empty, or one of its values is, or holds a semicolon
     */
    public Items {
        items = List.copyOf(items);
        if (items.isEmpty() || items.stream().anyMatch(String::isEmpty)) {
            throw new IllegalArgumentException("a value of the list is empty");
        }
        if (items.stream().anyMatch(item -> item.contains(SEMICOLON))) {
            throw new IllegalArgumentException("a value of the list holds a semicolon");
        }
    }

    /** Splits at {@value #SEMICOLON} if there is any, else at {@value #COMMA}. */
    static Items parse(String text) {
        boolean commasInside = text.contains(SEMICOLON);
        String list = commasInside && text.endsWith(SEMICOLON) ? text.substring(0, text.length() - 1) : text;
        String[] parts = list.split(commasInside ? SEMICOLON : COMMA, -1);
        return new Items(List.of(parts).stream().map(String::strip).toList());
    }

    @Override
    public String draw(double unit) {
        return items.get((int) (unit * items.size()));
    }

    @Override
    public List<String> grid() {
        return items.stream().distinct().toList();
    }

    @Override
    public boolean hasPoints() {
        return false;
    }

    @Override
    public String text() {
        boolean commasInside = items.stream().anyMatch(item -> item.contains(COMMA));
        String list = String.join(commasInside ? SEMICOLON : COMMA, items);
        return KIND + ":" + list + (commasInside && items.size() == 1 ? SEMICOLON : "");
    }
}
