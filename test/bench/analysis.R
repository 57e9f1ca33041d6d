# Rscript analysis.R <csv> <repeats> <case>: one case of the bench by R's survey; prints one line of JSON.
# CPU seconds are user + system of the quickest repeat, memory is the peak of this process, with data and design as on our side.
suppressMessages(library(survey))
arguments <- commandArgs(TRUE)
repeats <- as.integer(arguments[2])
x <- if (requireNamespace("data.table", quietly = TRUE)) {
  data.table::setDTthreads(1)
  as.data.frame(data.table::fread(arguments[1]))
} else read.csv(arguments[1])
x$intention <- factor(x$intention)
# In the order of code points, as ours
x$origin <- factor(as.character(x$origin), levels = sort(as.character(1:18), method = "radix"))
make <- function() svydesign(~psu, strata = ~stratum, weights = ~w, data = x)
d <- make()
pairs <- function(m) as.vector(rbind(coef(m), SE(m)))
origins <- tapply(x$w, x$origin, sum) * (.9 + .2 * (as.numeric(levels(x$origin)) - 1) / 17)
females <- tapply(x$w, x$head_female, sum) * sum(origins) / sum(x$w)
cases <- list(
  "design" = function() nrow(make()$variables),
  "mean" = function() pairs(svymean(~intention, d)),
  "total" = function() pairs(svytotal(~intention, d)),
  "proportion x 18" = function() {
    m <- svyby(~intention, ~origin, d, svymean)
    confint(m, df = degf(d))
    shares <- matrix(coef(m), 18)
    errors <- as.matrix(SE(m))
    as.vector(sapply(1:18, function(i) rbind(shares[i, ], errors[i, ])))
  },
  "logit interval x 18" = function() {
    m <- svyby(~ret, ~origin, d, svyciprop, vartype = "ci", method = "logit", df = degf(d))
    as.vector(t(as.matrix(m[, c("ret", "ci_l", "ci_u")])))
  },
  "ratio" = function() { m <- svyratio(~income, ~hh_size, d); c(coef(m), SE(m)) },
  "median x 18" = function() coef(svyby(~income, ~origin, d, svyquantile, quantiles = .5, qrule = "school", vartype = "ci")),
  "chi-squared" = function() { m <- svychisq(~intention + camp, d, statistic = "F"); c(m$statistic, m$p.value) },
  "logistic regression" = function() pairs(svyglm(
    ret ~ head_female + head_age + hh_size + income + camp + months + fcs + food, design = d, family = quasibinomial())),
  "raking" = function() weights(rake(d, list(~origin, ~head_female), list(
    data.frame(origin = names(origins), Freq = as.vector(origins)), data.frame(head_female = 0:1, Freq = as.vector(females))),
    control = list(maxit = 50, epsilon = 1e-9)))[1:5])
run <- cases[[arguments[3]]]
seconds <- numeric(repeats)
for (i in seq_len(repeats)) {
  invisible(gc())
  before <- proc.time()
  check <- run()
  spent <- proc.time() - before
  seconds[i] <- spent[[1]] + spent[[2]]
}
status <- grep("VmHWM", readLines("/proc/self/status"), value = TRUE)
cat(sprintf('{"case":"%s","cpu":%.6f,"mib":%.1f,"check":[%s]}\n', arguments[3], min(seconds),
  as.numeric(gsub("[^0-9]", "", status)) / 1024, paste(sprintf("%.12g", check), collapse = ",")))
