void terminal_guard_install(void);
