"""The commands, one small module per noun or report: arguments in, one answer out."""
