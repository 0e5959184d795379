package com.electronwill.nightconfig.hocon;

/** Night Config looks for this class before it parses TOML. Without the class here, Java searches each jar for it. */
final class HoconFormat {
    private HoconFormat() {}
}
