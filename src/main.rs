//! The one binary: the page where it is compiled for the browser, the command line elsewhere.

#[cfg(target_arch = "wasm32")]
fn main() {
    floodgate::ui::start();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    floodgate::cli::run()
}
