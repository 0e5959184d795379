package com.electronwill.nightconfig.json;

/** Night Config looks for this class before it parses TOML. Without the class here, Java searches each jar for it. */
final class JsonFormat {
    private JsonFormat() {}
}
