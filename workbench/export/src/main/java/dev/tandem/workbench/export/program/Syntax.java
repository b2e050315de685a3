package dev.tandem.workbench.export.program;

/** How formulas on the numbers of a parameter p are written. */
enum Syntax {
  /** On whole arrays: {@code p.w}. */
  NUMPY {
    @Override
    String of(String name) {
      return "p." + name;
    }

    @Override
    String local(String name, String value) {
      return name + " = " + value;
    }

    @Override
    String statement(String code) {
      return code;
    }

    @Override
    String statement(String code, String comment) {
      return code + "  # " + comment;
    }

    @Override
    String square(String value) {
      return value + " ** 2";
    }

    @Override
    String root(String value) {
      return "np.sqrt(" + value + ")";
    }

    @Override
    String larger(String one, String other) {
      return "np.maximum(" + one + ", " + other + ")";
    }

    @Override
    String power(String base, String exponent) {
      return base + " ** " + exponent;
    }

    @Override
    String firstTime(String then, String otherwise) {
      return "(" + then + " if t == 1 else " + otherwise + ")";
    }
  },
  /** Number by number: {@code p.w[i]}. */
  JAVA {
    @Override
    String of(String name) {
      return "p." + name + "[i]";
    }

    @Override
    String local(String name, String value) {
      return "double " + name + " = " + value;
    }

    @Override
    String statement(String code) {
      return code + ";";
    }

    @Override
    String statement(String code, String comment) {
      return code + "; // " + comment;
    }

    @Override
    String square(String value) {
      return value + " * " + value;
    }

    @Override
    String root(String value) {
      return "Math.sqrt(" + value + ")";
    }

    @Override
    String larger(String one, String other) {
      return "Math.max(" + one + ", " + other + ")";
    }

    @Override
    String power(String base, String exponent) {
      return "Math.pow(" + base + ", " + exponent + ")";
    }

    @Override
    String firstTime(String then, String otherwise) {
      return "(t == 1 ? " + then + " : " + otherwise + ")";
    }
  };

  /** A parameter's numbers of that name. */
  abstract String of(String name);

  abstract String local(String name, String value);

  abstract String statement(String code);

  abstract String statement(String code, String comment);

  /** Of a name, not of a term. */
  abstract String square(String value);

  abstract String root(String value);

  abstract String larger(String one, String other);

  abstract String power(String base, String exponent);

  /** One value in the first update, and another one later. */
  abstract String firstTime(String then, String otherwise);
}
