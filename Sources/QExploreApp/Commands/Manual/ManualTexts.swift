/// What the manual page says beside the definitions of the commands.
package enum ManualTexts {
  /// How a shell learns to complete the command line.
  static let completions = (
    text: """
    The program writes the script for a shell, which then completes commands, options, their \
    values and files:
    """,
    commands: [
      "qexplore --generate-completion-script bash > ~/.local/share/bash-completion/completions/qexplore",
      "qexplore --generate-completion-script zsh > ~/.zfunc/_qexplore",
      "qexplore --generate-completion-script fish > ~/.config/fish/completions/qexplore.fish",
    ]
  )

  /// The variables that are looked at.
  static let environment: [(name: String, meaning: String)] = [
    ("TERM", "The terminal's kind. With dumb there is neither an explorer nor a bar of progress."),
    (
      "NO_COLOR", "Where it is set and not empty, no colours are used unless --color asks for them."
    ),
    (
      "LC_ALL, LC_CTYPE, LANG",
      "The first that is set says whether the terminal shows Unicode; if not, plots are of ASCII."
    ),
    ("XDG_CONFIG_HOME", "Where qexplore/config.toml and qexplore/themes are (default: ~/.config)."),
    ("XDG_STATE_HOME", "Where qexplore/session.toml is kept (default: ~/.local/state)."),
    ("HOME", "What ~ stands for."),
  ]

  /// The files that are read and written without being named.
  static let files: [(name: String, meaning: String)] = [
    (
      "~/.config/qexplore/config.toml",
      "Your defaults and keys; read by the explorer, written by qexplore config --write alone."
    ),
    ("~/.config/qexplore/themes/*.toml", "Your own themes, by the names of their files."),
    (
      "~/.local/state/qexplore/session.toml",
      "The last session of the explorer; neither read nor written with --no-session."
    ),
  ]

  /// What the program ends with.
  static let statuses: [(name: String, meaning: String)] = [
    ("0", "Done."),
    ("1", "The question was answered no."),
    (
      "2",
      "Wrong usage or input; one sentence on standard error says what, the range, and the way out."
    ),
    ("3", "The program cannot tell."),
  ]

  /// Commands of the README.
  package static let examples: [(text: String, command: String)] = [
    (
      "What a network costs:",
      "qexplore count --function \"sin(x)\" --lambda 2 --epsilon 0.1 --n 1"
    ),
    (
      "What every structure takes, beside the entropy:",
      "qexplore compare --function \"exp(-3*x)*sin(7*x)/60\" --epsilon 2^-9"
    ),
    (
      "What it computes, at three points:",
      "qexplore evaluate --function \"exp(-3*x)*sin(7*x)/60\" --n 2 --epsilon 0.01 --points 3"
    ),
    (
      "The bit-width that is best for the pictures of MNIST:",
      "qexplore bit-width --d 784 --epsilon 0.01"
    ),
    (
      "A sweep over lambda, as a table:",
      "qexplore sweep lambda=2..8 --epsilon 0.001 --metric weights,bits,depth,overhead --format table"
    ),
    (
      "A figure for a paper:",
      "qexplore plot approximation --function \"sin(x)\" --epsilon 0.05 --output approximation.svg"
    ),
    (
      "The network as ONNX:",
      "qexplore export --function \"exp(-x)\" --epsilon 0.05 --output net.onnx"
    ),
    (
      "A sweep in three parts, which as many machines could measure, and the parts joined:",
      "for i in 1 2 3; do qexplore sweep lambda=2..8 --metric depth --shard $i/3 > part-$i.csv; done; "
        + "awk 'FNR > 1 || NR == 1' part-{1..3}.csv"
    ),
  ]

  /// The paper, as mdoc writes references.
  static let paper = [
    "Rs", "%A Yukun Ding", "%A Jinglan Liu", "%A Jinjun Xiong", "%A Yiyu Shi",
    "%T On the Universal Approximability and Complexity Bounds of Quantized ReLU Neural Networks",
    "%B International Conference on Learning Representations", "%D 2019", "Re",
  ]
}
